package caposaldo.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * A PostgreSQL of the application's own. Every acknowledged commit is on disk; a crash of the application, of the server
 * or of both is mended by the next start, or by the watch kept on a running server.
 */
public final class EmbeddedServer implements AutoCloseable {

    /** The application's database, made at the first start. */
    public static final String DATABASE = "caposaldo";

    private static final System.Logger LOG = System.getLogger(EmbeddedServer.class.getName());
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final ServerProcess process;
    private final DataLock lock;
    private final Secrets secrets;
    private final boolean temporary;
    private final Path directory;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean closed;

    private EmbeddedServer(ServerProcess process, DataLock lock, Secrets secrets, Path directory, boolean temporary) {
        this.process = process;
        this.lock = lock;
        this.secrets = secrets;
        this.directory = directory;
        this.temporary = temporary;
    }

    /**
     * Where the data is and how much memory the server may take.
     *
     * @param sharedBuffersMegabytes PostgreSQL's own cache
     */
    public record Settings(Path directory, int sharedBuffersMegabytes) {

        /** The defaults, for a machine that also runs the application. */
        public static Settings in(Path directory) {
            return new Settings(directory, 256);
        }

        /** The same place with another cache. */
        public Settings withSharedBuffers(int megabytes) {
            return new Settings(directory, megabytes);
        }
    }

    /**
     * Starts the server on its directory, making both at the first start.
     *
     * @throws DataInUseException when a living application holds the directory
     * @throws OtherMajorVersionException when another PostgreSQL wrote it
     * @throws CannotStartException otherwise, with a sentence saying what to do
     */
    public static EmbeddedServer start(Settings settings) {
        return start(settings, false);
    }

    /** Starts a server with no past, whose data is deleted when it is closed: for tests and for code generation. */
    public static EmbeddedServer startTemporary() {
        try {
            var directory = Files.createTempDirectory("caposaldo-postgres");
            return start(Settings.in(directory).withSharedBuffers(64), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedServer start(Settings settings, boolean temporary) {
        var directory = DataLock.real(settings.directory());
        var lock = DataLock.take(directory);
        try {
            var secrets = Secrets.in(directory);
            var cluster = Cluster.in(directory);
            var runAs = RunAs.of(cluster.path());
            var binaries = Binaries.in(runAs.stranger() ? directory.resolve("server") : Binaries.userCache());
            cluster.makeIfAbsent(binaries, runAs, secrets);
            var postmaster = new Postmaster(cluster.path(), binaries, runAs);
            var process = new ServerProcess(directory, postmaster, settings.sharedBuffersMegabytes());
            process.start();
            var server = new EmbeddedServer(process, lock, secrets, directory, temporary);
            server.prepare();
            Thread.ofPlatform().daemon().name("caposaldo-postgres-watch").start(server::watch);
            return server;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void prepare() {
        try {
            new Roles(superuser("postgres")).prepare(secrets, DATABASE);
        } catch (RuntimeException e) {
            process.stop();
            throw e;
        }
    }

    /** Brings a server that has died back on the same port, so that a pool finds it again. */
    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(GLANCE.toNanos());
            turn.lock();
            try {
                if (!closed && !process.alive()) revive();
            } finally {
                turn.unlock();
            }
        }
    }

    private void revive() {
        LOG.log(Level.WARNING, "The database server has stopped unexpectedly; starting it again.");
        try {
            process.startOnSamePort();
            LOG.log(Level.INFO, "The database server is back.");
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The database server does not start; trying again.", e);
        }
    }

    /** The address of one database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + process.port() + "/" + database;
    }

    /** The superuser, for maintenance only. */
    public String username() {
        return Cluster.SUPERUSER;
    }

    /** The superuser's password. */
    public String password() {
        return secrets.superuser();
    }

    /** The superuser on the given database, for maintenance only. */
    public Login superuser(String database) {
        return new Login(jdbcUrl(database), username(), password());
    }

    /** Owns the database: runs migrations, creates schemas and trusted extensions. */
    public Login owner() {
        return owner(DATABASE);
    }

    /** The owner on another database of this server. */
    public Login owner(String database) {
        return new Login(jdbcUrl(database), Roles.OWNER, secrets.owner());
    }

    /** The application's pool: owns nothing, may do what it is granted. */
    public Login app() {
        return app(DATABASE);
    }

    /** The application's role on another database of this server. */
    public Login app(String database) {
        return new Login(jdbcUrl(database), Roles.APP, secrets.app());
    }

    /** Unpooled connections of the superuser. */
    public DataSource dataSource(String database) {
        return superuser(database).dataSource();
    }

    /** Makes a further database with the same owner and the same grants as the first. */
    public void createDatabaseIfAbsent(String name) {
        new Roles(superuser("postgres")).createDatabaseIfAbsent(name);
    }

    /** Stops the server: running transactions are rolled back, everything committed is kept. */
    @Override
    public void close() {
        turn.lock();
        try {
            if (closed) return;
            closed = true;
            process.stop();
        } finally {
            turn.unlock();
        }
        lock.close();
        if (temporary) discard();
    }

    private void discard() {
        try {
            Folders.delete(directory);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The temporary data in " + directory + " could not be deleted.", e);
        }
    }
}
