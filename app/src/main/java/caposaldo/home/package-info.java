/**
 * Today and search: the places where every room comes together.
 *
 * <p>It owns no table; tiles and hits arrive from the rooms. It must never compute a figure of its own.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "security"})
@NullMarked
package caposaldo.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
