package caposaldo.ubl;

import static caposaldo.ubl.Rule.DOCUMENT;
import static caposaldo.ubl.Rule.wherever;

import caposaldo.ubl.Breach.Kind;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types and currencies that a bill may be of by Peppol BIS Billing 3. */
final class CodeRules {

    private static final String RULE = "PEPPOL-EN16931-";

    /** Types of UNCL 1001 that a bill may be of. */
    private static final Set<String> INVOICES = Set.of(
            "71", "80", "82", "84", "102", "218", "219", "331", "380", "382", "383", "386", "388", "393", "395", "553",
            "575", "623", "780", "817", "870", "875", "876", "877", "326", "384");

    private static final Set<String> CREDIT_NOTES = Set.of("381", "396", "81", "83", "532");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    static final List<Rule> ALL = List.of(
            wherever(
                    "BR-CL-03",
                    Kind.CODE,
                    CodeRules::amounts,
                    amount -> !CURRENCIES.contains(amount.element().attribute("currencyID"))),
            currency("BR-CL-04", "DocumentCurrencyCode"),
            currency("BR-CL-05", "TaxCurrencyCode"),
            new Rule(RULE + "R051", CodeRules::otherCurrencies),
            typed("P0100", UblType.INVOICE, INVOICES),
            typed("P0101", UblType.CREDIT_NOTE, CREDIT_NOTES));

    private CodeRules() {}

    private static Rule currency(String id, String field) {
        return wherever(id, Kind.CODE, DOCUMENT, of -> of.says(field) && !CURRENCIES.contains(of.text(field)), field);
    }

    private static Stream<Spot> amounts(Bill bill) {
        return bill.leaves().filter(leaf -> leaf.element().name().endsWith("Amount"));
    }

    private static Rule typed(String no, UblType type, Set<String> codes) {
        return new Rule(
                RULE + no,
                bill -> bill.type() != type
                        ? Stream.empty()
                        : wherever(
                                        RULE + no,
                                        Kind.CODE,
                                        DOCUMENT,
                                        of -> of.says(bill.typeCode()) && !codes.contains(of.text(bill.typeCode())),
                                        bill.typeCode())
                                .breaches()
                                .apply(bill));
    }

    /** All in the currency of the bill, but the tax in that of the books. */
    private static Stream<Breach> otherCurrencies(Bill bill) {
        var currency = bill.document().text("DocumentCurrencyCode");
        return Stream.concat(
                        bill.leaves().filter(leaf -> !leaf.called().endsWith("TaxAmount")),
                        bill.taxTotals().flatMap(total -> total.all("TaxAmount")))
                .filter(leaf -> leaf.element().name().endsWith("Amount"))
                .filter(leaf -> !leaf.element().attribute("currencyID").equals(currency))
                .map(leaf -> new Breach(
                        RULE + "R051",
                        Kind.CODE,
                        leaf.called(),
                        List.of(leaf.element().attribute("currencyID"))));
    }
}
