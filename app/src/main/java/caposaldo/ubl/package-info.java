/**
 * Business documents by UBL 2: what one says, and by which rules it may be sent.
 *
 * <p>It owns how a document is read, held and written, who we and our clients are on it, and the rules of EN 16931 and
 * Peppol BIS 3; what a document means is known only to the room that takes or writes it. It must never keep one.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "account", "exchange"})
@NullMarked
package caposaldo.ubl;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
