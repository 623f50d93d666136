/** What leaves the house as a file: a module says what a document holds, here it becomes a PDF, always the same way. */
@NullMarked
package caposaldo.web.paper;

import org.jspecify.annotations.NullMarked;
