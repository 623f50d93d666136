package caposaldo.pricing.web;

import caposaldo.account.Client;
import caposaldo.catalog.Item;
import caposaldo.kernel.Percent;
import caposaldo.pricing.PriceExplanation;
import caposaldo.pricing.VatRate;
import caposaldo.sales.LastPrices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A price with everything that speaks for and against it.
 *
 * @param cost of one unit on that day, in the currency of the price; empty when it is not known or the person may not see it
 * @param margins whether margins are shown to this person
 * @param vat what the client's country takes on it that day; empty where no rate is written
 * @param last what the client paid before, the latest first
 */
public record PriceCheckPage(
        Client client,
        Item item,
        PriceExplanation explained,
        Optional<BigDecimal> cost,
        boolean margins,
        Optional<VatRate> vat,
        List<LastPrices.Paid> last) {

    /** What is left of the price, in percent of it. */
    public Optional<Percent> margin() {
        return margin(explained.price(), cost);
    }

    static Optional<Percent> margin(Optional<BigDecimal> price, Optional<BigDecimal> cost) {
        return price.flatMap(p -> cost.flatMap(c -> Percent.share(p.subtract(c), p)));
    }

    /** Of all the units, with the tax; empty without a price or a rate. */
    public Optional<BigDecimal> gross() {
        return total().flatMap(net -> vat.map(rate -> rate.with(net)));
    }

    /** Of all the units. */
    public Optional<BigDecimal> total() {
        return explained.price().map(p -> p.multiply(explained.quantity()));
    }
}
