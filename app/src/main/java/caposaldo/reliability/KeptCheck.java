package caposaldo.reliability;

import caposaldo.credit.CreditClass;
import caposaldo.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A check as it was when a limit was asked for on its ground.
 *
 * @param reviewOn the last day of that limit; by then the client is checked again
 * @param request the number of the request, when the asker's own rights were not enough
 */
public record KeptCheck(
        long number,
        ReliabilityCheck check,
        Money recommended,
        Money asked,
        CreditClass creditClass,
        LocalDate reviewOn,
        String reason,
        String checkedBy,
        Optional<Long> request,
        Outcome outcome) {

    /** What became of the limit. */
    public enum Outcome {
        GIVEN,
        ASKED,
        DECLINED;

        /** @param state of its request; null when none was needed */
        static Outcome of(@Nullable String state) {
            if (state == null || state.equals("APPROVED")) {
                return GIVEN;
            }
            return state.equals("PENDING") ? ASKED : DECLINED;
        }
    }
}
