package caposaldo.ubl;

import static caposaldo.ubl.Rule.DOCUMENT;
import static caposaldo.ubl.Rule.needs;
import static caposaldo.ubl.Rule.wherever;

import caposaldo.ubl.Breach.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What Peppol BIS Billing 3 asks of a bill beyond EN 16931. */
final class PeppolRules {

    private static final BigDecimal SLACK = new BigDecimal("0.02");
    private static final int EXACT = 10;
    private static final String RULE = "PEPPOL-EN16931-";

    static final List<Rule> ALL = Stream.of(head(), partiesAndPayment(), allowances(), prices(), lines())
            .flatMap(List::stream)
            .toList();

    private PeppolRules() {}

    private static List<Rule> head() {
        return List.of(
                needs(RULE + "R001", DOCUMENT, "ProfileID"),
                wherever(
                        RULE + "R002",
                        Kind.FORBIDDEN,
                        DOCUMENT,
                        bill -> bill.all("Note").count() > 1,
                        "Note"),
                wherever(
                        RULE + "R003",
                        Kind.MISSING,
                        DOCUMENT,
                        bill -> !bill.says("BuyerReference") && !bill.says("OrderReference", "ID"),
                        "BuyerReference"),
                wherever(
                        RULE + "R004",
                        Kind.CODE,
                        DOCUMENT,
                        bill -> !bill.text("CustomizationID").startsWith(Peppol.BILLING),
                        "CustomizationID"),
                wherever(
                        RULE + "R005",
                        Kind.FORBIDDEN,
                        DOCUMENT,
                        bill -> bill.says("TaxCurrencyCode")
                                && bill.text("TaxCurrencyCode").equals(bill.text("DocumentCurrencyCode")),
                        "TaxCurrencyCode"),
                wherever(
                        RULE + "R007",
                        Kind.CODE,
                        DOCUMENT,
                        bill -> !bill.text("ProfileID").matches("urn:fdc:peppol.eu:2017:poacc:billing:[0-9]{2}:1[.]0"),
                        "ProfileID"),
                wherever(
                        RULE + "R008",
                        Kind.MISSING,
                        bill -> bill.leaves(),
                        leaf -> leaf.text().isEmpty()));
    }

    private static List<Rule> partiesAndPayment() {
        return List.of(
                needs(RULE + "R010", Bill::buyer, "EndpointID"),
                needs(RULE + "R020", Bill::seller, "EndpointID"),
                wherever(RULE + "R053", Kind.MISSING, DOCUMENT, bill -> withBreakdown(bill, true) != 1, "TaxTotal"),
                wherever(
                        RULE + "R054",
                        Kind.FORBIDDEN,
                        DOCUMENT,
                        bill -> withBreakdown(bill, false) != (bill.says("TaxCurrencyCode") ? 1 : 0),
                        "TaxTotal"),
                wherever(
                        RULE + "R055",
                        Kind.NEGATIVE,
                        DOCUMENT,
                        bill -> bill.says("TaxCurrencyCode")
                                && bill.all("TaxTotal", "TaxAmount")
                                                .map(amount -> amount.orZero().signum())
                                                .filter(sign -> sign != 0)
                                                .distinct()
                                                .count()
                                        > 1,
                        "TaxTotal",
                        "TaxAmount"),
                wherever(
                        RULE + "R061",
                        Kind.MISSING,
                        bill -> bill.document().all("PaymentMeans"),
                        means -> Set.of("49", "59").contains(means.text("PaymentMeansCode"))
                                && !means.says("PaymentMandate", "ID"),
                        "PaymentMandate",
                        "ID"),
                wherever(RULE + "R080", Kind.FORBIDDEN, PeppolRules::creditNote, PeppolRules::namesTwoProjects));
    }

    private static Stream<Spot> creditNote(Bill bill) {
        return bill.type() == UblType.CREDIT_NOTE ? Stream.of(bill.document()) : Stream.empty();
    }

    private static boolean namesTwoProjects(Spot bill) {
        return bill.all("AdditionalDocumentReference")
                        .filter(named -> named.text("DocumentTypeCode").equals("50"))
                        .count()
                > 1;
    }

    private static long withBreakdown(Spot bill, boolean with) {
        return bill.all("TaxTotal")
                .filter(total -> total.says("TaxSubtotal") == with)
                .count();
    }

    private static Stream<Spot> everyAllowance(Bill bill) {
        return Stream.concat(
                bill.document().all("AllowanceCharge"), bill.lines().flatMap(line -> line.all("AllowanceCharge")));
    }

    private static List<Rule> allowances() {
        return List.of(
                Rule.sum(
                        RULE + "R040",
                        bill -> everyAllowance(bill)
                                .filter(each -> each.says("MultiplierFactorNumeric") && each.says("BaseAmount")),
                        SLACK,
                        each -> each.orZero("BaseAmount")
                                .multiply(each.orZero("MultiplierFactorNumeric"))
                                .movePointLeft(2),
                        "Amount"),
                wherever(
                        RULE + "R041",
                        Kind.MISSING,
                        PeppolRules::everyAllowance,
                        each -> each.says("MultiplierFactorNumeric") && !each.says("BaseAmount"),
                        "BaseAmount"),
                wherever(
                        RULE + "R042",
                        Kind.MISSING,
                        PeppolRules::everyAllowance,
                        each -> !each.says("MultiplierFactorNumeric") && each.says("BaseAmount"),
                        "MultiplierFactorNumeric"),
                wherever(
                        RULE + "R043",
                        Kind.CODE,
                        PeppolRules::everyAllowance,
                        each -> !Set.of("true", "false").contains(each.text("ChargeIndicator")),
                        "ChargeIndicator"));
    }

    private static List<Rule> prices() {
        return List.of(
                wherever(
                        RULE + "R044",
                        Kind.CODE,
                        bill -> bill.lines().flatMap(line -> line.all("Price", "AllowanceCharge")),
                        each -> !each.text("ChargeIndicator").equals("false"),
                        "ChargeIndicator"),
                Rule.sum(
                        RULE + "R046",
                        bill -> bill.lines()
                                .flatMap(line -> line.all("Price"))
                                .filter(price -> price.says("AllowanceCharge", "BaseAmount")),
                        price -> price.orZero("AllowanceCharge", "BaseAmount")
                                .subtract(price.orZero("AllowanceCharge", "Amount")),
                        "PriceAmount"));
    }

    private static List<Rule> lines() {
        return List.of(
                Rule.wherever(
                        RULE + "R100",
                        Kind.FORBIDDEN,
                        Bill::lines,
                        line -> line.all("DocumentReference").count() > 1,
                        "DocumentReference"),
                wherever(
                        RULE + "R101",
                        Kind.FORBIDDEN,
                        bill -> bill.lines().flatMap(line -> line.all("DocumentReference")),
                        named -> !named.text("DocumentTypeCode").equals("130")),
                within(RULE + "R110", "StartDate", 1),
                within(RULE + "R111", "EndDate", -1),
                new Rule(
                        RULE + "R120",
                        bill -> Rule.sum(
                                        RULE + "R120",
                                        Bill::lines,
                                        SLACK,
                                        line -> net(line, bill.quantity()),
                                        "LineExtensionAmount")
                                .breaches()
                                .apply(bill)),
                wherever(
                        RULE + "R121",
                        Kind.NEGATIVE,
                        bill -> bill.lines().flatMap(line -> line.all("Price", "BaseQuantity")),
                        base -> base.orZero().signum() <= 0),
                new Rule(RULE + "R130", PeppolRules::otherUnits));
    }

    /** The start or end of a line's period lies within that of the bill. */
    private static Rule within(String id, String end, int outside) {
        return new Rule(
                id,
                bill -> wherever(
                                id,
                                Kind.PERIOD,
                                of -> of.lines().flatMap(line -> line.all("InvoicePeriod")),
                                period -> period.says(end)
                                        && bill.document().says("InvoicePeriod", end)
                                        && Integer.signum(bill.document()
                                                        .text("InvoicePeriod", end)
                                                        .compareTo(period.text(end)))
                                                == outside,
                                end)
                        .breaches()
                        .apply(bill));
    }

    private static BigDecimal net(Spot line, String counted) {
        var base = line.number("Price", "BaseQuantity")
                .filter(of -> of.signum() != 0)
                .orElse(BigDecimal.ONE);
        return line.number(counted)
                .orElse(BigDecimal.ONE)
                .multiply(line.orZero("Price", "PriceAmount"))
                .divide(base, EXACT, RoundingMode.HALF_UP)
                .add(Bill.charges(line).map(each -> each.orZero("Amount")).reduce(BigDecimal.ZERO, BigDecimal::add))
                .subtract(Bill.allowances(line)
                        .map(each -> each.orZero("Amount"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Stream<Breach> otherUnits(Bill bill) {
        return wherever(
                        RULE + "R130",
                        Kind.CODE,
                        Bill::lines,
                        line -> {
                            var base = unit(line, "Price", "BaseQuantity");
                            return !base.isEmpty()
                                    && line.says(bill.quantity())
                                    && !base.equals(unit(line, bill.quantity()));
                        },
                        "Price",
                        "BaseQuantity")
                .breaches()
                .apply(bill);
    }

    private static String unit(Spot line, String... path) {
        return line.element().at(path).map(of -> of.attribute("unitCode")).orElse("");
    }
}
