package caposaldo.ubl;

import static caposaldo.ubl.Rule.needs;
import static caposaldo.ubl.Rule.sum;
import static caposaldo.ubl.Rule.wherever;

import caposaldo.ubl.Breach.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The sums of a bill, each reckoned from the rest of it (EN 16931, BR-CO-10 to BR-CO-18, and that they are there). */
final class SumRules {

    /** So far a tax may be from what its base and rate make it: what the publisher allows. */
    static final BigDecimal ONE = BigDecimal.ONE;

    private static final int CENTS = 2;

    static final List<Rule> ALL =
            Stream.of(totals(), tax()).flatMap(List::stream).toList();

    private SumRules() {}

    private static List<Rule> totals() {
        return List.of(
                needs("BR-12", Bill::totals, "LineExtensionAmount"),
                needs("BR-13", Bill::totals, "TaxExclusiveAmount"),
                needs("BR-14", Bill::totals, "TaxInclusiveAmount"),
                needs("BR-15", Bill::totals, "PayableAmount"),
                ofDocument("BR-CO-10", bill -> amounts(bill.lines(), "LineExtensionAmount"), "LineExtensionAmount"),
                ofDocument("BR-CO-11", bill -> amounts(bill.allowances(), "Amount"), "AllowanceTotalAmount"),
                ofDocument("BR-CO-12", bill -> amounts(bill.charges(), "Amount"), "ChargeTotalAmount"),
                sum(
                        "BR-CO-13",
                        Bill::totals,
                        totals -> totals.orZero("LineExtensionAmount")
                                .subtract(totals.orZero("AllowanceTotalAmount"))
                                .add(totals.orZero("ChargeTotalAmount")),
                        "TaxExclusiveAmount"),
                ofDocument(
                        "BR-CO-15",
                        bill -> amounts(bill.totals(), "TaxExclusiveAmount")
                                .add(amounts(bill.taxTotals(), "TaxAmount")),
                        "TaxInclusiveAmount"),
                sum(
                        "BR-CO-16",
                        Bill::totals,
                        totals -> totals.orZero("TaxInclusiveAmount")
                                .subtract(totals.orZero("PrepaidAmount"))
                                .add(totals.orZero("PayableRoundingAmount")),
                        "PayableAmount"));
    }

    private static BigDecimal amounts(Stream<Spot> of, String... path) {
        return of.map(spot -> spot.orZero(path)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Rule ofDocument(String id, Function<Bill, BigDecimal> reckoned, String path) {
        return new Rule(
                id,
                bill -> sum(id, Bill::totals, totals -> reckoned.apply(bill), path)
                        .breaches()
                        .apply(bill));
    }

    private static List<Rule> tax() {
        return List.of(
                sum("BR-CO-14", Bill::taxTotals, total -> total.sum("TaxSubtotal", "TaxAmount"), "TaxAmount"),
                sum("BR-CO-17", SumRules::rated, ONE, SumRules::reckoned, "TaxAmount"),
                wherever(
                        "BR-CO-18",
                        Kind.MISSING,
                        Rule.DOCUMENT,
                        bill -> !bill.says("TaxTotal", "TaxSubtotal"),
                        "TaxTotal",
                        "TaxSubtotal"),
                needs("BR-45", Bill::breakdown, "TaxableAmount"),
                needs("BR-46", Bill::breakdown, "TaxAmount"),
                needs("BR-47", Bill::breakdown, "TaxCategory", "ID"),
                wherever(
                        "BR-48",
                        Kind.MISSING,
                        Bill::breakdown,
                        sub -> !sub.says("TaxCategory", "Percent")
                                && !sub.text("TaxCategory", "ID").equals("O"),
                        "TaxCategory",
                        "Percent"));
    }

    private static Stream<Spot> rated(Bill bill) {
        return bill.breakdown().filter(sub -> sub.says("TaxCategory", "Percent"));
    }

    static BigDecimal reckoned(Spot sub) {
        return sub.orZero("TaxableAmount")
                .multiply(sub.orZero("TaxCategory", "Percent"))
                .movePointLeft(2)
                .setScale(CENTS, RoundingMode.HALF_UP);
    }
}
