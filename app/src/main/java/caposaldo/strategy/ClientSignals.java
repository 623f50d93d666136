package caposaldo.strategy;

import caposaldo.analytics.segment.Criterion;
import java.time.LocalDate;
import java.util.Map;

/** What another room knows of clients for a criterion that cannot be read from sales; the room contributes it as a bean. */
public interface ClientSignals {

    Criterion criterion();

    /** By client, in the criterion's unit; without the clients nothing is known of. */
    Map<Long, Double> on(LocalDate day);
}
