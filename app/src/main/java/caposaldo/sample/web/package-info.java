/** Loading the sample from a page. */
@NullMarked
package caposaldo.sample.web;

import org.jspecify.annotations.NullMarked;
