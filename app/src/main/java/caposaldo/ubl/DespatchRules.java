package caposaldo.ubl;

import static caposaldo.ubl.Rule.DOCUMENT;
import static caposaldo.ubl.Rule.needs;
import static caposaldo.ubl.Rule.wherever;

import caposaldo.ubl.Breach.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What Peppol BIS Despatch Advice 3 asks of a despatch advice (transaction T16), but for what is a warning there. */
final class DespatchRules {

    static final List<Rule> ALL = List.of(
            needs("PEPPOL-T16 seller", bill -> bill.party("DespatchSupplierParty"), "EndpointID"),
            needs("PEPPOL-T16 buyer", bill -> bill.party("DeliveryCustomerParty"), "EndpointID"),
            wherever(
                    "PEPPOL-T16-R003",
                    Kind.MISSING,
                    Bill::lines,
                    line -> !line.says("Item", "StandardItemIdentification", "ID")
                            && !line.says("Item", "SellersItemIdentification", "ID"),
                    "Item",
                    "SellersItemIdentification",
                    "ID"),
            needs("PEPPOL-T16-R004", Bill::lines, "Item", "Name"),
            Rule.notNegative("PEPPOL-T16-R006", Bill::lines, "DeliveredQuantity"),
            named("PEPPOL-T16-R008", "BuyerCustomerParty"),
            named("PEPPOL-T16-R009", "SellerSupplierParty"),
            named("PEPPOL-T16-R010", "OriginatorCustomerParty"),
            wherever(
                    "PEPPOL-T16-R011",
                    Kind.CODE,
                    DOCUMENT,
                    of -> !of.text("CustomizationID").startsWith(Peppol.DESPATCH_ADVICE),
                    "CustomizationID"));

    private DespatchRules() {}

    private static Rule named(String id, String role) {
        return wherever(
                id,
                Kind.MISSING,
                bill -> bill.document().all(role),
                party -> Stream.of("PartyName/Name", "PartyIdentification/ID")
                        .noneMatch(path -> party.says(("Party/" + path).split("/"))),
                "Party",
                "PartyName",
                "Name");
    }
}
