package caposaldo.reliability;

import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the client buys and how it pays, from our own books or as somebody foresees it.
 *
 * @param monthlySales net, expected; empty when nothing was sold and nobody foresees anything
 * @param salesForeseen whether somebody typed it
 * @param vat of the client's country; empty where no rate is written: then none is added
 * @param termDays days between invoice and due date, weighted by amount
 * @param termForeseen whether somebody typed it
 * @param delayDays days paid past the due date, weighted by amount, negative when early
 * @param index the own payment index, 80 is prompt
 */
public record Trade(
        Optional<Money> monthlySales,
        boolean salesForeseen,
        Optional<Percent> vat,
        Optional<BigDecimal> termDays,
        boolean termForeseen,
        Optional<BigDecimal> delayDays,
        Optional<BigDecimal> index) {}
