package caposaldo.security;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many requests a minute one token may send, so that one program cannot take the house from the people in it. Counted
 * by each process for itself: behind a load balancer the sum is a multiple.
 */
@Component
class ApiPace {

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Minute> counted = new ConcurrentHashMap<>();

    private record Minute(long number, int requests) {}

    ApiPace(@Value("${caposaldo.api.requests-per-minute:600}") int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** @return seconds to wait; 0 for going on */
    long waitOf(String token) {
        var seconds = clock.instant().getEpochSecond();
        var number = seconds / 60;
        var now = counted.merge(
                token,
                new Minute(number, 1),
                (old, one) -> old.number == number ? new Minute(number, old.requests + 1) : one);
        if (counted.size() > 10_000) {
            counted.values().removeIf(m -> m.number < number);
        }
        return now.requests <= perMinute ? 0 : 60 - seconds % 60;
    }
}
