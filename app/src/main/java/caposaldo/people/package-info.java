/**
 * The organisation: departments, positions and their reporting line, people, appointments and absences (1.1–1.4).
 *
 * <p>It owns the numbered staff orders and must never learn of clients: portfolios hang on positions from above.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web"})
@NullMarked
package caposaldo.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
