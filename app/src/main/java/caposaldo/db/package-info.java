/** The tables as jOOQ generates them from the migrations, and the data sources they are reached through. */
@ApplicationModule(
        displayName = "Generated tables",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel"})
@NullMarked
package caposaldo.db;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
