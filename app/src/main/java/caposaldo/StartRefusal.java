package caposaldo;

import caposaldo.postgres.CannotStartException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Why the application does not start, as one sentence that says what to do about it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusal implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        var sentence = diskFull(failure)
                .or(() -> first(failure, CannotStartException.class).map(Throwable::getMessage))
                .or(() -> first(failure, PortInUseException.class).map(StartRefusal::portInUse))
                .or(() -> first(failure, SQLException.class).flatMap(StartRefusal::unreachable));
        return sentence.map(said -> new FailureAnalysis(said, null, failure)).orElse(null);
    }

    private static Optional<String> diskFull(Throwable failure) {
        return causes(failure)
                .map(cause -> String.valueOf(cause.getMessage()))
                .filter(said -> said.contains("No space left on device"))
                .findFirst()
                .map(said -> "The disk that holds the data is full: make room on it and start again. Nothing is lost.");
    }

    private static String portInUse(PortInUseException taken) {
        return "Port %d is in use: stop what listens there, or set CAPOSALDO_PORT to another."
                .formatted(taken.getPort());
    }

    /** By the class of the SQL state: 08 no connection, 28 wrong name or password, 3D no such database. */
    private static Optional<String> unreachable(SQLException refused) {
        var state = Objects.requireNonNullElse(refused.getSQLState(), "");
        if (!state.startsWith("08") && !state.startsWith("28") && !state.startsWith("3D")) {
            return Optional.empty();
        }
        return Optional.of(
                ("The database cannot be used (%s): check that it runs, and CAPOSALDO_DB_URL, CAPOSALDO_DB_USER and"
                                + " CAPOSALDO_DB_PASSWORD.")
                        .formatted(refused.getMessage()));
    }

    private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> kind) {
        return causes(failure).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** In place of Spring Boot's block of text. */
    static final class OneSentence implements FailureAnalysisReporter {

        private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(StartRefusal.class);

        @Override
        public void report(FailureAnalysis analysis) {
            var action = analysis.getAction() == null ? "" : " " + analysis.getAction();
            log.error("{}{}", analysis.getDescription(), action);
        }
    }
}
