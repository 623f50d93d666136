package caposaldo.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long a mail waits after an attempt that failed for now; in all some five hours, then somebody decides. */
final class Retries {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    private Retries() {}

    /**
     * @param attempts so many failed, at least one
     * @return empty when there were enough
     */
    static Optional<Duration> after(int attempts) {
        return attempts <= PAUSES.size() ? Optional.of(PAUSES.get(attempts - 1)) : Optional.empty();
    }
}
