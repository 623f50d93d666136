/**
 * The house's front: page shell, list, record, form, tile, languages, and how failures are shown.
 *
 * <p>It owns no table and must never hold a business rule.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel", "db"})
@NullMarked
package caposaldo.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
