package caposaldo.reliability;

import caposaldo.analytics.credit.FailureModel;
import caposaldo.analytics.credit.FailureOutlook;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Clause 2.5: what other firms whose fate is known say of a client's statement, beside our own scorecard. It never changes
 * points, class or limit; whoever decides weighs it.
 */
@Component
public class SecondOpinion {

    /** Learned when it is first asked for, which takes about a second. */
    private final SingletonSupplier<FailureModel> model = SingletonSupplier.of(FailureModel::learn);

    /** Empty for a client that brought no statement. */
    public Optional<FailureOutlook> of(ReliabilityCheck check) {
        return check.statement().map(statement -> model.obtain().of(statement.figures()));
    }
}
