package caposaldo.ordering;

import caposaldo.kernel.Invalid.Problem;
import java.math.BigDecimal;
import java.util.List;

/** What became of an order that came in a file. */
public sealed interface TakenOrder {

    /** Where the buyer reckoned with another price than ours, without tax. */
    record OtherPrice(int line, BigDecimal theirs, BigDecimal ours) {}

    /** The name of the file it came in. */
    String file();

    /** The buyer's own; empty when it could not be read so far. */
    String number();

    /** @param fresh false when it was here already */
    record Draft(String file, String number, SalesOrderId order, boolean fresh, List<OtherPrice> otherPrices)
            implements TakenOrder {}

    /** Nothing of it was taken. */
    record Refused(String file, String number, List<Problem> problems) implements TakenOrder {}
}
