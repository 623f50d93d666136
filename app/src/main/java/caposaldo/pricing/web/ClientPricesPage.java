package caposaldo.pricing.web;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.kernel.Percent;
import caposaldo.pricing.AgreedPrices;
import caposaldo.pricing.AskedPrices;
import caposaldo.pricing.PriceExplanation;
import caposaldo.pricing.PriceExplanation.Outcome;
import caposaldo.pricing.PriceExplanation.RuleTrace;
import caposaldo.sales.LastPrices;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Prices of a client as its record shows them.
 *
 * @param asked what was asked for beyond somebody's rights and is not agreed
 * @param lines what it buys most, with today's price of one unit
 */
public record ClientPricesPage(
        ClientId client,
        List<RuleTrace> rules,
        List<Line> lines,
        List<AgreedPrices.Row> agreed,
        boolean margins,
        List<Asked> asked,
        boolean mayAgree,
        boolean mayAsk,
        LocalDate today) {

    /** @param last what was paid before, the latest first */
    public record Line(
            ItemId item,
            String code,
            String name,
            PriceExplanation price,
            Optional<Percent> margin,
            List<LastPrices.Paid> last) {}

    /** @param path the page of its approval; empty for who does not see it */
    public record Asked(AskedPrices.Asked wanted, String path) {}

    /** The rule that names the column; empty when none does and list prices hold. */
    public Optional<RuleTrace> chosen() {
        return rules.stream().filter(r -> r.outcome() == Outcome.FIRED).findFirst();
    }
}
