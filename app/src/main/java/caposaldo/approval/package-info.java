/**
 * What somebody asks for beyond his rights goes to whose right it is: along the reporting line, in sequence, with a day by
 * which it is decided, and to the substitute of who is away.
 *
 * <p>It owns the request and its decision, each made once; it must never know what was asked for, nor carry it out.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "people", "security"})
@NullMarked
package caposaldo.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
