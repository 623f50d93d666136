@NullMarked
package caposaldo.people.web;

import org.jspecify.annotations.NullMarked;
