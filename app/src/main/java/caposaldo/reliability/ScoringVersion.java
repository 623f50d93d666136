package caposaldo.reliability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The scoring as it was, or is, in force.
 *
 * @param number names the version; a later one has a higher number
 * @param by null for the starting point
 */
public record ScoringVersion(
        long number,
        Scoring scoring,
        Instant from,
        String why,
        @Nullable String by) {}
