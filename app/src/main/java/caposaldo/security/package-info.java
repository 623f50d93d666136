/**
 * Who is signed in, what they may do, and what they did.
 *
 * <p>It owns users, portfolios, tokens, saved views and the audit trail, and must never decide a business question.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "people"})
@NullMarked
package caposaldo.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
