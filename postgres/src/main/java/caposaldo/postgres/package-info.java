/**
 * The default database: a real PostgreSQL that the application starts, watches and stops itself.
 *
 * <p>Owns the data directory, the server's binaries and its three logins. Must never run with durability switched off.
 */
@NullMarked
package caposaldo.postgres;

import org.jspecify.annotations.NullMarked;
