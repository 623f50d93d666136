package caposaldo.ubl;

import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts an invoice or a credit note of ours together by Peppol BIS Billing 3. Each line is rounded once, the tax is taken of
 * the sum of each rate; what the ledger says otherwise stands as its rounding (BT-114). In another currency than that of our
 * books it tells the tax in both (BT-6, BT-111).
 */
public final class OurBill {

    private static final int CENTS = 2;
    private static final String TRANSFER = "30";

    /**
     * @param type INVOICE or CREDIT_NOTE
     * @param dueOn the last day on which payment is in time; null for a credit note
     * @param buyerReference what the buyer asked to see on it; null when it did not
     * @param amount with tax, as the ledger has it
     * @param inBooks what an amount of it is in the currency of our books, at the rate of the document; the amount itself in that
     */
    public record Head(
            UblType type,
            String number,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            @Nullable String buyerReference,
            Money amount,
            UnaryOperator<Money> inBooks) {

        private String currency() {
            return amount.currency().getCurrencyCode();
        }

        /** Of our books, in which the tax is owed; empty where the document is in it. */
        private Optional<String> books() {
            return Optional.of(inBooks.apply(amount).currency().getCurrencyCode())
                    .filter(code -> !code.equals(currency()));
        }
    }

    private final Head head;
    private final Billed billed;
    private final Map<BigDecimal, BigDecimal> bases = new TreeMap<>();

    private OurBill(Head head, Billed billed) {
        this.head = head;
        this.billed = billed;
        billed.lines().stream()
                .filter(line -> line.vatRate() != null)
                .forEach(line -> bases.merge(Objects.requireNonNull(line.vatRate()), net(line), BigDecimal::add));
    }

    public static UblDocument of(Head head, Billed billed, Seller seller, Trader buyer) {
        var bill = new OurBill(head, billed);
        return Composed.document(head.type, head.currency(), to -> {
            bill.head(to);
            bill.references(to);
            to.in("AccountingSupplierParty", in -> in.in("Party", seller.trader()::into));
            to.in("AccountingCustomerParty", in -> in.in("Party", buyer::into));
            to.in(
                    "Delivery",
                    in -> in.day("ActualDeliveryDate", billed.deliveredOn())
                            .in("DeliveryLocation", at -> at.in("Address", buyer::place)));
            seller.account()
                    .ifPresent(account -> to.in(
                            "PaymentMeans",
                            in -> in.text("PaymentMeansCode", TRANSFER)
                                    .text("PaymentID", head.number)
                                    .in("PayeeFinancialAccount", of -> of.text("ID", account))));
            bill.tax(to);
            bill.totals(to);
            billed.lines().forEach(line -> bill.line(to, line));
        });
    }

    private boolean isInvoice() {
        return head.type == UblType.INVOICE;
    }

    private void head(Composed to) {
        to.text("CustomizationID", Peppol.BILLING)
                .text("ProfileID", Peppol.BILLING_PROFILE)
                .text("ID", head.number)
                .day("IssueDate", head.issuedOn);
        if (isInvoice()) {
            to.day("DueDate", head.dueOn).text("InvoiceTypeCode", "380");
        } else {
            to.text("CreditNoteTypeCode", "381");
        }
        to.text("DocumentCurrencyCode", head.currency())
                .text("TaxCurrencyCode", head.books().orElse(null))
                .text("BuyerReference", head.buyerReference);
    }

    private void references(Composed to) {
        if (billed.order() != null) {
            to.in("OrderReference", in -> in.text("ID", billed.order()).text("SalesOrderID", billed.salesOrder()));
        }
        to.in("BillingReference", in -> in.in("InvoiceDocumentReference", of -> of.text("ID", billed.invoice())));
        to.in("DespatchDocumentReference", in -> in.text("ID", billed.despatch()));
    }

    private static BigDecimal net(Billed.Line line) {
        return line.quantity().multiply(line.price()).setScale(CENTS, RoundingMode.HALF_UP);
    }

    private static BigDecimal tax(BigDecimal rate, BigDecimal base) {
        return base.multiply(rate).movePointLeft(2).setScale(CENTS, RoundingMode.HALF_UP);
    }

    private BigDecimal tax() {
        return bases.entrySet().stream()
                .map(each -> tax(each.getKey(), each.getValue()))
                .reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
    }

    private BigDecimal net() {
        return billed.lines().stream().map(OurBill::net).reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
    }

    private void tax(Composed to) {
        to.in("TaxTotal", total -> {
            total.amount("TaxAmount", tax());
            bases.forEach((rate, base) -> total.in(
                    "TaxSubtotal",
                    in -> in.amount("TaxableAmount", base)
                            .amount("TaxAmount", tax(rate, base))
                            .in("TaxCategory", category -> category(category, rate))));
        });
        head.books()
                .ifPresent(code -> to.in("TaxTotal", total -> {
                    var owed = head.inBooks.apply(new Money(tax(), head.amount.currency()));
                    total.coded("TaxAmount", "currencyID", code, owed.amount().toPlainString());
                }));
    }

    /** A rate of nothing is a rate (Z): where none is written, none is told. */
    private static void category(Composed category, BigDecimal rate) {
        category.text("ID", rate.signum() > 0 ? "S" : "Z")
                .number("Percent", rate)
                .in("TaxScheme", scheme -> scheme.text("ID", "VAT"));
    }

    private void totals(Composed to) {
        var gross = net().add(tax());
        var rounding = head.amount.amount().subtract(gross);
        to.in("LegalMonetaryTotal", in -> {
            in.amount("LineExtensionAmount", net())
                    .amount("TaxExclusiveAmount", net())
                    .amount("TaxInclusiveAmount", gross);
            if (rounding.signum() != 0) {
                in.amount("PayableRoundingAmount", rounding);
            }
            in.amount("PayableAmount", head.amount.amount());
        });
    }

    private void line(Composed to, Billed.Line line) {
        to.in(
                isInvoice() ? "InvoiceLine" : "CreditNoteLine",
                in -> in.text("ID", Integer.toString(line.no()))
                        .quantity(
                                isInvoice() ? "InvoicedQuantity" : "CreditedQuantity",
                                line.quantity(),
                                line.goods().unitCode())
                        .amount("LineExtensionAmount", net(line))
                        .in("OrderLineReference", of -> of.text("LineID", line.buyerLine()))
                        .in("Item", item -> item(item, line))
                        .in(
                                "Price",
                                price ->
                                        price.amount("PriceAmount", line.price().stripTrailingZeros())));
    }

    private static void item(Composed item, Billed.Line line) {
        line.goods().into(item);
        var rate = line.vatRate();
        if (rate != null) {
            item.in("ClassifiedTaxCategory", category -> category(category, rate));
        }
    }
}
