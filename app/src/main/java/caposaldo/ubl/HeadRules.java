package caposaldo.ubl;

import static caposaldo.ubl.Rule.DOCUMENT;
import static caposaldo.ubl.Rule.needs;
import static caposaldo.ubl.Rule.period;
import static caposaldo.ubl.Rule.wherever;

import caposaldo.ubl.Breach.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What EN 16931 asks of the head of a bill and of the parties in it. */
final class HeadRules {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> TRANSFERS = Set.of("30", "58");
    private static final String COUNTRY = "PostalAddress/Country/IdentificationCode";
    private static final String NAME = "PartyLegalEntity/RegistrationName";

    static final List<Rule> ALL = Stream.of(head(), periodsAndReferences(), parties(), payment())
            .flatMap(List::stream)
            .toList();

    private HeadRules() {}

    private static String[] path(String written) {
        return written.split("/");
    }

    private static List<Rule> head() {
        return List.of(
                needs("BR-01", DOCUMENT, "CustomizationID"),
                needs("BR-02", DOCUMENT, "ID"),
                needs("BR-03", DOCUMENT, "IssueDate"),
                new Rule(
                        "BR-04",
                        bill -> needs("BR-04", DOCUMENT, bill.typeCode())
                                .breaches()
                                .apply(bill)),
                needs("BR-05", DOCUMENT, "DocumentCurrencyCode"),
                wherever(
                        "BR-16",
                        Kind.MISSING,
                        DOCUMENT,
                        bill -> bill.all("InvoiceLine").count()
                                        + bill.all("CreditNoteLine").count()
                                == 0,
                        "InvoiceLine"),
                wherever(
                        "BR-53",
                        Kind.MISSING,
                        DOCUMENT,
                        bill -> bill.says("TaxCurrencyCode")
                                && bill.all("TaxTotal", "TaxAmount")
                                        .noneMatch(amount -> amount.element()
                                                .attribute("currencyID")
                                                .equals(bill.text("TaxCurrencyCode"))),
                        "TaxTotal",
                        "TaxAmount"));
    }

    private static List<Rule> periodsAndReferences() {
        return List.of(
                period("BR-29", bill -> bill.document().all("InvoicePeriod")),
                wherever(
                        "BR-CO-03",
                        Kind.FORBIDDEN,
                        DOCUMENT,
                        bill -> bill.says("TaxPointDate") && bill.says("InvoicePeriod", "DescriptionCode"),
                        "TaxPointDate"),
                wherever(
                        "BR-CO-19",
                        Kind.MISSING,
                        bill -> bill.document().all("InvoicePeriod"),
                        each -> !each.says("StartDate") && !each.says("EndDate") && !each.says("DescriptionCode"),
                        "StartDate"),
                needs("BR-55", bill -> bill.document().all("BillingReference", "InvoiceDocumentReference"), "ID"),
                needs("BR-52", bill -> bill.document().all("AdditionalDocumentReference"), "ID"));
    }

    private static List<Rule> parties() {
        return List.of(
                needs("BR-06", Bill::seller, path(NAME)),
                needs("BR-07", Bill::buyer, path(NAME)),
                needs("BR-08", Bill::seller, "PostalAddress"),
                needs("BR-09", Bill::seller, path(COUNTRY)),
                needs("BR-10", Bill::buyer, "PostalAddress"),
                needs("BR-11", Bill::buyer, path(COUNTRY)),
                needs("BR-17", bill -> bill.document().all("PayeeParty"), "PartyName", "Name"),
                needs("BR-18", Bill::representative, "PartyName", "Name"),
                needs("BR-19", Bill::representative, "PostalAddress"),
                needs("BR-20", Bill::representative, path(COUNTRY)),
                needs("BR-56", Bill::representative, "PartyTaxScheme", "CompanyID"),
                needs(
                        "BR-57",
                        bill -> bill.document().all("Delivery", "DeliveryLocation", "Address"),
                        "Country",
                        "IdentificationCode"),
                wherever(
                        "BR-62",
                        Kind.MISSING,
                        bill -> bill.seller().flatMap(party -> party.all("EndpointID")),
                        HeadRules::hasNoScheme),
                wherever(
                        "BR-63",
                        Kind.MISSING,
                        bill -> bill.buyer().flatMap(party -> party.all("EndpointID")),
                        HeadRules::hasNoScheme),
                wherever("BR-CO-09", Kind.CODE, HeadRules::vatNumbers, HeadRules::namesNoCountry),
                wherever(
                        "BR-CO-26",
                        Kind.MISSING,
                        Bill::seller,
                        party -> !party.says("PartyIdentification", "ID")
                                && !party.says("PartyLegalEntity", "CompanyID")
                                && !Bill.hasVat(Stream.of(party)),
                        "PartyTaxScheme",
                        "CompanyID"));
    }

    private static boolean hasNoScheme(Spot endpoint) {
        return endpoint.element().attribute("schemeID").isEmpty();
    }

    private static Stream<Spot> vatNumbers(Bill bill) {
        return Stream.of(bill.seller(), bill.buyer(), bill.representative())
                .flatMap(parties -> parties)
                .flatMap(party -> party.all("PartyTaxScheme"))
                .filter(scheme -> scheme.text("TaxScheme", "ID").equals("VAT"))
                .flatMap(scheme -> scheme.all("CompanyID"));
    }

    /** Greece writes EL; numbers of Northern Ireland begin with XI. */
    private static boolean namesNoCountry(Spot number) {
        var text = number.text();
        if (text.length() < 2) {
            return true;
        }
        var prefix = text.substring(0, 2).toUpperCase(Locale.ROOT);
        return !COUNTRIES.contains(prefix) && !Set.of("EL", "XI", "1A").contains(prefix);
    }

    private static List<Rule> payment() {
        return List.of(
                needs("BR-49", bill -> bill.document().all("PaymentMeans"), "PaymentMeansCode"),
                needs("BR-50", HeadRules::transfersWithAccount, "PayeeFinancialAccount", "ID"),
                wherever(
                        "BR-61",
                        Kind.MISSING,
                        bill -> bill.document().all("PaymentMeans"),
                        means -> TRANSFERS.contains(means.text("PaymentMeansCode"))
                                && !means.says("PayeeFinancialAccount", "ID"),
                        "PayeeFinancialAccount",
                        "ID"),
                wherever(
                        "BR-CO-25",
                        Kind.MISSING,
                        DOCUMENT,
                        bill -> bill.orZero("LegalMonetaryTotal", "PayableAmount")
                                                .signum()
                                        > 0
                                && bill.element().name().equals("Invoice")
                                && !bill.says("DueDate")
                                && !bill.says("PaymentMeans", "PaymentDueDate")
                                && !bill.says("PaymentTerms", "Note"),
                        "DueDate"));
    }

    private static Stream<Spot> transfersWithAccount(Bill bill) {
        return bill.document().all("PaymentMeans").filter(means -> means.says("PayeeFinancialAccount"));
    }
}
