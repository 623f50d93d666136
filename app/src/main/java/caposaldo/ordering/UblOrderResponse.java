package caposaldo.ordering;

import caposaldo.ubl.Composed;
import caposaldo.ubl.Peppol;
import caposaldo.ubl.Trader;
import caposaldo.ubl.UblDocument;
import caposaldo.ubl.UblType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Puts together what a buyer is told of its order: UBL 2.1 Order Response by Peppol BIS Ordering 3, transaction T76. Lines
 * stand in it only where some were changed or refused (code CA).
 */
final class UblOrderResponse {

    private UblOrderResponse() {}

    /** @param order submitted once, with the buyer's number */
    static UblDocument of(SalesOrder order, OrderState.ResponseCode code, Trader seller, Trader buyer, LocalDate on) {
        var currency = order.net().currency().getCurrencyCode();
        return Composed.document(UblType.ORDER_RESPONSE, currency, to -> {
            to.text("CustomizationID", Peppol.ORDER_RESPONSE)
                    .text("ProfileID", Peppol.ORDERING_PROFILE)
                    // The version goes along: each answer to the same order is a document of its own.
                    .text("ID", order.called() + "-" + order.version())
                    .text("SalesOrderID", order.called())
                    .day("IssueDate", on)
                    .text("OrderResponseCode", code.name())
                    .text("DocumentCurrencyCode", currency)
                    .in("OrderReference", in -> in.text("ID", order.customerReference()))
                    .in("SellerSupplierParty", in -> in.in("Party", party -> party(party, seller)))
                    .in("BuyerCustomerParty", in -> in.in("Party", party -> party(party, buyer)));
            if (code == OrderState.ResponseCode.CA) {
                order.lines().forEach(line -> to.in("OrderLine", in -> line(in, line)));
            }
        });
    }

    private static void party(Composed party, Trader trader) {
        trader.address().ifPresent(to -> party.coded("EndpointID", "schemeID", to.scheme(), to.id()));
        party.in("PartyLegalEntity", in -> in.text("RegistrationName", trader.name()));
    }

    private static void line(Composed line, OrderLine of) {
        var confirmed = Optional.ofNullable(of.confirmedQuantity()).orElse(BigDecimal.ZERO);
        line.in(
                        "LineItem",
                        in -> in.text("ID", Integer.toString(of.no()))
                                .text(
                                        "LineStatusCode",
                                        Integer.toString(LineResponse.of(of.quantity(), confirmed)
                                                .code()))
                                .quantity("Quantity", confirmed, of.unitCode())
                                .in(
                                        "Delivery",
                                        delivery -> delivery.in(
                                                "PromisedDeliveryPeriod",
                                                period -> period.day("EndDate", of.confirmedOn())))
                                .in(
                                        "Item",
                                        item -> item.text("Name", of.name())
                                                .in("SellersItemIdentification", code -> code.text("ID", of.code()))))
                .in(
                        "OrderLineReference",
                        in -> in.text(
                                "LineID", Optional.ofNullable(of.buyerLine()).orElse(Integer.toString(of.no()))));
    }
}
