package caposaldo.strategy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules as they were, or are, in force.
 *
 * @param number names the version; a later one has a higher number
 * @param by null for the starting point
 * @param restores the older version it brings back; null for none
 */
public record RuleVersion(
        long number,
        Rules rules,
        Instant from,
        String why,
        @Nullable String by,
        @Nullable Long restores) {}
