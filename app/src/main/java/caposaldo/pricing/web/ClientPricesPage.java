package caposaldo.pricing.web;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.kernel.Percent;
import caposaldo.pricing.AgreedPrice;
import caposaldo.pricing.AgreedPrices;
import caposaldo.pricing.Agreement;
import caposaldo.pricing.AskedPrices;
import caposaldo.pricing.PriceExplanation;
import caposaldo.pricing.PriceExplanation.Outcome;
import caposaldo.pricing.PriceExplanation.RuleTrace;
import caposaldo.sales.LastPrices;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Prices of a client as its record shows them.
 *
 * @param agreements the latest first
 * @param currencies in which it may have prices, its usual one first
 * @param asked what was asked for beyond somebody's rights and is not agreed
 * @param lines what it buys most, with today's price of one unit
 */
public record ClientPricesPage(
        ClientId client,
        List<RuleTrace> rules,
        List<Line> lines,
        List<AgreedPrices.Row> agreed,
        List<Agreement> agreements,
        List<Currency> currencies,
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

    /** None, and those under which a price may be agreed. */
    public List<Option> agreementOptions(Ui ui) {
        return AgreementWords.options(
                agreements.stream()
                        .filter(one -> one.until() == null || !one.until().isBefore(today))
                        .toList(),
                ui);
    }

    /** Those in which a price may be agreed; one where there is no choice. */
    public List<Option> currencyOptions() {
        return currencies.stream()
                .map(one -> new Option(one.getCurrencyCode(), one.getCurrencyCode()))
                .toList();
    }

    /** Where a price that is agreed is explained: in its currency, where that is not the company's. */
    public String why(AgreedPrice agreed) {
        var currency = agreed.currency();
        return client.path() + "/prices/" + agreed.item().value()
                + (currency == null ? "" : "?currency=" + currency.getCurrencyCode());
    }

    /** Of a price that was agreed under one; empty for none. */
    public String agreementOf(AgreedPrice agreed) {
        return agreements.stream()
                .filter(one -> Long.valueOf(one.id()).equals(agreed.agreement()))
                .map(Agreement::number)
                .findFirst()
                .orElse("");
    }

    /** The rule that names the column; empty when none does and list prices hold. */
    public Optional<RuleTrace> chosen() {
        return rules.stream().filter(r -> r.outcome() == Outcome.FIRED).findFirst();
    }
}
