package caposaldo.credit;

import caposaldo.account.ClientId;
import caposaldo.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/** What a room above recommended when it last checked whether a client is good for what it may owe; a bean of that room. */
public interface LatestCheck {

    /**
     * @param until the last day on which it stands
     * @param recommended the limit
     */
    record Checked(LocalDate on, LocalDate until, Money recommended, CreditClass creditClass) {

        public boolean isExpired(LocalDate today) {
            return until.isBefore(today);
        }
    }

    /** Empty for a client that was never checked. */
    Optional<Checked> of(ClientId client);
}
