/**
 * What leaves the house by e-mail: documents of any room, to people of the client they are for (2.6, 2.11, 2.13, 2.14).
 *
 * <p>It owns every mail and what became of it; it must never send one that nobody decided to send, lose one that somebody
 * did, nor know what a document means.
 */
@ApplicationModule(allowedDependencies = {"kernel", "db", "web", "people", "security", "account"})
@NullMarked
package caposaldo.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
