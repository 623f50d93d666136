package caposaldo.ubl;

import static caposaldo.ubl.Rule.needs;
import static caposaldo.ubl.Rule.wherever;

import caposaldo.account.TaxNumber;
import caposaldo.ubl.Breach.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Electronic addresses and other numbers by their schemes, and what Italy asks of its sellers (Peppol BIS 3). */
final class AddressRules {

    private static final int LEAST_TAX_NUMBER = 11;
    private static final int LONGEST_TAX_NUMBER = 16;

    /** The list EAS of the European Commission, as Peppol uses it. */
    private static final Set<String> SCHEMES = Set.of(
            "0002", "0007", "0009", "0037", "0060", "0088", "0096", "0097", "0106", "0130", "0135", "0142", "0147",
            "0151", "0154", "0158", "0170", "0177", "0183", "0184", "0188", "0190", "0191", "0192", "0193", "0194",
            "0195", "0196", "0198", "0199", "0200", "0201", "0202", "0203", "0204", "0205", "0208", "0209", "0210",
            "0211", "0212", "0213", "0215", "0216", "0217", "0218", "0221", "0225", "0230", "0235", "0240", "9901",
            "9910", "9913", "9914", "9915", "9918", "9919", "9920", "9922", "9923", "9924", "9925", "9926", "9927",
            "9928", "9929", "9930", "9931", "9932", "9933", "9934", "9935", "9936", "9937", "9938", "9939", "9940",
            "9941", "9942", "9943", "9944", "9945", "9946", "9947", "9948", "9949", "9950", "9951", "9952", "9953",
            "9957", "9959");

    static final List<Rule> ALL = Stream.of(
                    List.of(wherever(
                            "PEPPOL-EN16931-CL008",
                            Kind.CODE,
                            AddressRules::endpoints,
                            endpoint ->
                                    !endpoint.element().attribute("schemeID").isEmpty()
                                            && !SCHEMES.contains(
                                                    endpoint.element().attribute("schemeID")))),
                    numbers(),
                    italian())
            .flatMap(List::stream)
            .toList();

    private AddressRules() {}

    private static Stream<Spot> endpoints(Bill bill) {
        return Stream.concat(bill.seller(), bill.buyer()).flatMap(party -> party.all("EndpointID"));
    }

    private static Stream<Spot> identifiers(Bill bill) {
        return Stream.concat(
                endpoints(bill),
                Stream.concat(bill.seller(), bill.buyer())
                        .flatMap(party -> Stream.concat(
                                party.all("PartyIdentification", "ID"), party.all("PartyLegalEntity", "CompanyID"))));
    }

    private static List<Rule> numbers() {
        return List.of(
                scheme("PEPPOL-COMMON-R040", "0088", AddressRules::isOfGs1),
                scheme("PEPPOL-COMMON-R041", "0192", number -> isValid("NO", number)),
                scheme("PEPPOL-COMMON-R042", "0184", number -> number.matches("(DK)?[0-9]{8}")),
                scheme("PEPPOL-COMMON-R043", "0208", number -> number.matches("[0-9]{10}") && isValid("BE", number)),
                scheme("PEPPOL-COMMON-R047", "0211", number -> !number.startsWith("IT") || isValid("IT", number)),
                scheme("PEPPOL-COMMON-R049", "0007", number -> isValid("SE", number + "01")));
    }

    /** Of any length: the last digit checks the others, by threes and ones from the right. */
    private static boolean isOfGs1(String number) {
        if (!number.matches("[0-9]{2,}")) {
            return false;
        }
        var sum = 0;
        for (var i = 1; i < number.length(); i++) {
            sum += (number.charAt(number.length() - 1 - i) - '0') * (i % 2 == 1 ? 3 : 1);
        }
        return (10 - sum % 10) % 10 == number.charAt(number.length() - 1) - '0';
    }

    private static boolean isValid(String country, String number) {
        return TaxNumber.of(country, number).verdict() == TaxNumber.Verdict.VALID;
    }

    private static Rule scheme(String id, String scheme, Predicate<String> valid) {
        return wherever(
                id,
                Kind.CODE,
                bill -> identifiers(bill)
                        .filter(number -> number.element().attribute("schemeID").equals(scheme)),
                number -> !valid.test(number.text()));
    }

    private static Stream<Spot> italianSeller(Bill bill) {
        return bill.sellerCountry().equalsIgnoreCase("IT") ? bill.seller() : Stream.empty();
    }

    private static List<Rule> italian() {
        return List.of(
                wherever(
                        "IT-R-001",
                        Kind.CODE,
                        bill -> italianSeller(bill)
                                .flatMap(seller -> seller.all("PartyTaxScheme"))
                                .filter(scheme ->
                                        !scheme.text("TaxScheme", "ID").equals("VAT"))
                                .flatMap(scheme -> scheme.all("CompanyID")),
                        number -> number.text().length() < LEAST_TAX_NUMBER
                                || number.text().length() > LONGEST_TAX_NUMBER),
                needs("IT-R-002", AddressRules::italianSeller, "PostalAddress", "StreetName"),
                needs("IT-R-003", AddressRules::italianSeller, "PostalAddress", "CityName"),
                needs("IT-R-004", AddressRules::italianSeller, "PostalAddress", "PostalZone"));
    }
}
