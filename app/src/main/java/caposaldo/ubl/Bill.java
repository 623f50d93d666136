package caposaldo.ubl;

import java.math.BigDecimal;
import java.util.stream.Stream;

/** An invoice or a credit note as the rules of EN 16931 look at it. */
record Bill(UblType type, Spot document) {

    private static final String VAT = "VAT";

    static Bill of(UblDocument document) {
        return new Bill(document.type(), new Spot("", document.whole()));
    }

    Stream<Spot> lines() {
        return document.element().all(type.line()).stream()
                .map(line -> new Spot(type.line() + " " + line.textAt("ID"), line));
    }

    /** What its lines count. */
    String quantity() {
        return type == UblType.INVOICE ? "InvoicedQuantity" : "CreditedQuantity";
    }

    String typeCode() {
        return type == UblType.INVOICE ? "InvoiceTypeCode" : "CreditNoteTypeCode";
    }

    Stream<Spot> party(String role) {
        return document.all(role, "Party");
    }

    Stream<Spot> seller() {
        return party("AccountingSupplierParty");
    }

    Stream<Spot> buyer() {
        return party("AccountingCustomerParty");
    }

    Stream<Spot> representative() {
        return document.all("TaxRepresentativeParty");
    }

    Stream<Spot> totals() {
        return document.all("LegalMonetaryTotal");
    }

    /** The one with the breakdown. */
    Stream<Spot> taxTotals() {
        return document.all("TaxTotal").filter(total -> total.says("TaxSubtotal"));
    }

    /** What of it is told in the currency of the books alone (BT-111). */
    Stream<Spot> taxInBooks() {
        return document.all("TaxTotal").filter(total -> !total.says("TaxSubtotal"));
    }

    Stream<Spot> breakdown() {
        return document.all("TaxTotal", "TaxSubtotal");
    }

    Stream<Spot> allowances() {
        return allowances(document);
    }

    Stream<Spot> charges() {
        return charges(document);
    }

    static Stream<Spot> allowances(Spot of) {
        return of.all("AllowanceCharge").filter(each -> !isCharge(each));
    }

    static Stream<Spot> charges(Spot of) {
        return of.all("AllowanceCharge").filter(Bill::isCharge);
    }

    private static boolean isCharge(Spot each) {
        return each.text("ChargeIndicator").equals("true")
                || each.text("ChargeIndicator").equals("1");
    }

    /** Everything that has nothing in it but what it says itself. */
    Stream<Spot> leaves() {
        return leaves(document);
    }

    private static Stream<Spot> leaves(Spot of) {
        return of.element().children().isEmpty()
                ? Stream.of(of)
                : of.element().children().stream().flatMap(child -> leaves(new Spot(of.below(child.name()), child)));
    }

    /** What is taxed: each line, allowance (below zero) and charge. */
    Stream<Taxed> taxed() {
        return Stream.of(
                        lines().map(line -> new Taxed(
                                line,
                                line.all("Item", "ClassifiedTaxCategory")
                                        .findFirst()
                                        .orElse(line),
                                line.orZero("LineExtensionAmount"))),
                        allowances()
                                .map(each ->
                                        Taxed.of(each, each.orZero("Amount").negate())),
                        charges().map(each -> Taxed.of(each, each.orZero("Amount"))))
                .flatMap(all -> all);
    }

    /** @param category where it says its category of tax */
    record Taxed(Spot spot, Spot category, BigDecimal amount) {

        static Taxed of(Spot each, BigDecimal amount) {
            return new Taxed(each, each.all("TaxCategory").findFirst().orElse(each), amount);
        }

        boolean is(String code) {
            return category.text("ID").equals(code) && category != spot;
        }
    }

    /** Whether one of the parties tells a VAT number. */
    static boolean hasVat(Stream<Spot> parties) {
        return parties.flatMap(party -> party.all("PartyTaxScheme"))
                .anyMatch(scheme -> scheme.text("TaxScheme", "ID").equals(VAT) && scheme.says("CompanyID"));
    }

    /** Whether one of the parties tells a tax number of any kind. */
    static boolean hasTaxNumber(Stream<Spot> parties) {
        return parties.anyMatch(party -> party.says("PartyTaxScheme", "CompanyID"));
    }

    /** The country whose rules the seller keeps: of its VAT number, else of its representative's, else of its address. */
    String sellerCountry() {
        return Stream.of(vatNumbers(seller()), vatNumbers(representative()))
                .flatMap(numbers -> numbers)
                .filter(number -> number.length() > 1)
                .map(number -> number.substring(0, 2))
                .findFirst()
                .orElseGet(() -> seller().map(party -> party.text("PostalAddress", "Country", "IdentificationCode"))
                        .findFirst()
                        .orElse(""));
    }

    private static Stream<String> vatNumbers(Stream<Spot> parties) {
        return parties.flatMap(party -> party.all("PartyTaxScheme"))
                .filter(scheme -> scheme.text("TaxScheme", "ID").equals(VAT))
                .map(scheme -> scheme.text("CompanyID"));
    }
}
