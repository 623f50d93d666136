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
            Leftovers.clear();
            var directory = Files.createTempDirectory(Leftovers.PREFIX);
            var server = start(Settings.in(directory).withSharedBuffers(64), true);
            // Who forgets to close a throw-away server must not leave it running for ever.
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
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
            runAs.openTo(directory);
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
            new Roles(superuser()).prepare(secrets, DATABASE);
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

    /** The name of the superuser, who is for maintenance only. */
    public String username() {
        return Cluster.SUPERUSER;
    }

    /** The superuser's password. */
    public String password() {
        return secrets.superuser();
    }

    /** The superuser: for backups, and for tests that make databases of their own. */
    public Login superuser() {
        return new Login(jdbcUrl("postgres"), username(), password());
    }

    /** Owns the database: runs migrations, creates schemas and trusted extensions. */
    public Login owner() {
        return new Login(jdbcUrl(DATABASE), Roles.OWNER, secrets.owner());
    }

    /** The application's pool: owns nothing, may do what it is granted. */
    public Login app() {
        return new Login(jdbcUrl(DATABASE), Roles.APP, secrets.app());
    }

    /** Unpooled connections of the owner to one database. */
    public DataSource dataSource(String database) {
        return owner().to(database).dataSource();
    }

    /** The number of the server's process, for those who want to watch or kill it. */
    public long processId() {
        return process.id();
    }

    /** Makes a further database with the same owner and the same grants as the first. */
    public void createDatabaseIfAbsent(String name) {
        new Roles(superuser()).createDatabaseIfAbsent(name);
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
