/**
 * The words every room shares: money, quantity, percent, months and the four ways a request can fail.
 *
 * <p>It owns no table and must never learn of a business module or of a framework.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package caposaldo.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
