/** The page and the API that show what a document says. */
@NullMarked
package caposaldo.ubl.web;

import org.jspecify.annotations.NullMarked;
