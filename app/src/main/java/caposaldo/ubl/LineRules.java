package caposaldo.ubl;

import static caposaldo.ubl.Rule.cents;
import static caposaldo.ubl.Rule.needs;
import static caposaldo.ubl.Rule.notNegative;
import static caposaldo.ubl.Rule.period;
import static caposaldo.ubl.Rule.wherever;

import caposaldo.ubl.Breach.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What EN 16931 asks of the lines of a bill, and of what is taken off or added to it. */
final class LineRules {

    static final List<Rule> ALL =
            Stream.of(lines(), allowances(), decimals()).flatMap(List::stream).toList();

    private LineRules() {}

    private static List<Rule> lines() {
        return List.of(
                needs("BR-21", Bill::lines, "ID"),
                new Rule(
                        "BR-22",
                        bill -> needs("BR-22", Bill::lines, bill.quantity())
                                .breaches()
                                .apply(bill)),
                wherever(
                        "BR-23",
                        Kind.MISSING,
                        bill -> bill.lines().flatMap(line -> line.all(bill.quantity())),
                        quantity -> quantity.element().attribute("unitCode").isEmpty()),
                needs("BR-24", Bill::lines, "LineExtensionAmount"),
                needs("BR-25", Bill::lines, "Item", "Name"),
                needs("BR-26", Bill::lines, "Price", "PriceAmount"),
                notNegative("BR-27", Bill::lines, "Price", "PriceAmount"),
                notNegative("BR-28", Bill::lines, "Price", "AllowanceCharge", "BaseAmount"),
                period("BR-30", bill -> bill.lines().flatMap(line -> line.all("InvoicePeriod"))),
                wherever(
                        "BR-CO-20",
                        Kind.MISSING,
                        bill -> bill.lines().flatMap(line -> line.all("InvoicePeriod")),
                        each -> !each.says("StartDate") && !each.says("EndDate"),
                        "StartDate"),
                needs("BR-54", LineRules::properties, "Name"),
                needs("BR-54", LineRules::properties, "Value"),
                wherever(
                        "BR-64",
                        Kind.MISSING,
                        bill -> codes(bill, "StandardItemIdentification", "ID"),
                        code -> code.element().attribute("schemeID").isEmpty()),
                wherever(
                        "BR-65",
                        Kind.MISSING,
                        bill -> codes(bill, "CommodityClassification", "ItemClassificationCode"),
                        code -> code.element().attribute("listID").isEmpty()),
                needs("BR-CO-04", Bill::lines, "Item", "ClassifiedTaxCategory", "ID"));
    }

    private static Stream<Spot> properties(Bill bill) {
        return bill.lines().flatMap(line -> line.all("Item", "AdditionalItemProperty"));
    }

    private static Stream<Spot> codes(Bill bill, String of, String name) {
        return bill.lines().flatMap(line -> line.all("Item", of, name));
    }

    private static Stream<Spot> ofLines(Bill bill, boolean charge) {
        return bill.lines().flatMap(line -> charge ? Bill.charges(line) : Bill.allowances(line));
    }

    private static boolean saysNoReason(Spot each) {
        return !each.says("AllowanceChargeReason") && !each.says("AllowanceChargeReasonCode");
    }

    private static List<Rule> allowances() {
        return List.of(
                needs("BR-31", Bill::allowances, "Amount"),
                needs("BR-32", Bill::allowances, "TaxCategory", "ID"),
                wherever("BR-33", Kind.MISSING, Bill::allowances, LineRules::saysNoReason, "AllowanceChargeReason"),
                needs("BR-36", Bill::charges, "Amount"),
                needs("BR-37", Bill::charges, "TaxCategory", "ID"),
                wherever("BR-38", Kind.MISSING, Bill::charges, LineRules::saysNoReason, "AllowanceChargeReason"),
                needs("BR-41", bill -> ofLines(bill, false), "Amount"),
                wherever(
                        "BR-42",
                        Kind.MISSING,
                        bill -> ofLines(bill, false),
                        LineRules::saysNoReason,
                        "AllowanceChargeReason"),
                needs("BR-43", bill -> ofLines(bill, true), "Amount"),
                wherever(
                        "BR-44",
                        Kind.MISSING,
                        bill -> ofLines(bill, true),
                        LineRules::saysNoReason,
                        "AllowanceChargeReason"));
    }

    private static List<Rule> decimals() {
        return List.of(
                cents("BR-DEC-01", Bill::allowances, "Amount"),
                cents("BR-DEC-02", Bill::allowances, "BaseAmount"),
                cents("BR-DEC-05", Bill::charges, "Amount"),
                cents("BR-DEC-06", Bill::charges, "BaseAmount"),
                cents("BR-DEC-09", Bill::totals, "LineExtensionAmount"),
                cents("BR-DEC-10", Bill::totals, "AllowanceTotalAmount"),
                cents("BR-DEC-11", Bill::totals, "ChargeTotalAmount"),
                cents("BR-DEC-12", Bill::totals, "TaxExclusiveAmount"),
                cents("BR-DEC-13", Bill::taxTotals, "TaxAmount"),
                cents("BR-DEC-14", Bill::totals, "TaxInclusiveAmount"),
                cents("BR-DEC-15", Bill::taxInBooks, "TaxAmount"),
                cents("BR-DEC-16", Bill::totals, "PrepaidAmount"),
                cents("BR-DEC-17", Bill::totals, "PayableRoundingAmount"),
                cents("BR-DEC-18", Bill::totals, "PayableAmount"),
                cents("BR-DEC-19", Bill::breakdown, "TaxableAmount"),
                cents("BR-DEC-20", Bill::breakdown, "TaxAmount"),
                cents("BR-DEC-23", Bill::lines, "LineExtensionAmount"),
                cents("BR-DEC-24", bill -> ofLines(bill, false), "Amount"),
                cents("BR-DEC-25", bill -> ofLines(bill, false), "BaseAmount"),
                cents("BR-DEC-27", bill -> ofLines(bill, true), "Amount"),
                cents("BR-DEC-28", bill -> ofLines(bill, true), "BaseAmount"));
    }
}
