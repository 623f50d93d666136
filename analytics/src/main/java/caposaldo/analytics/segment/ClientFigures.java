package caposaldo.analytics.segment;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of one client when clients are ranked.
 *
 * @param client its number
 * @param months what it brought, ending with the same month for every client
 * @param orders the days it ordered on
 * @param segment the segment it may lead
 * @param signals measures from elsewhere, such as payment and contact, that override none of ours
 */
public record ClientFigures(
        long client, MonthlySeries months, OrderDays orders, Optional<String> segment, Map<Criterion, Double> signals) {

    public ClientFigures {
        signals = Map.copyOf(signals);
    }

    public static ClientFigures of(long client, MonthlySeries months, OrderDays orders) {
        return new ClientFigures(client, months, orders, Optional.empty(), Map.of());
    }
}
