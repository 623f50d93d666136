package caposaldo.ubl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The documents that are read here, with what the schema of UBL 2.1 asks of each (its elements {@code 1..1} and {@code 1..n}). */
public enum UblType {
    ORDER("Order", "BuyerCustomerParty", "SellerSupplierParty", "OrderLine"),
    ORDER_RESPONSE("OrderResponse", "OrderReference", "SellerSupplierParty", "BuyerCustomerParty"),
    ORDER_RESPONSE_SIMPLE(
            "OrderResponseSimple", "AcceptedIndicator", "OrderReference", "SellerSupplierParty", "BuyerCustomerParty"),
    DESPATCH_ADVICE("DespatchAdvice", "DespatchSupplierParty", "DeliveryCustomerParty", "DespatchLine"),
    RECEIPT_ADVICE("ReceiptAdvice", "DeliveryCustomerParty", "DespatchSupplierParty", "ReceiptLine"),
    INVOICE("Invoice", "AccountingSupplierParty", "AccountingCustomerParty", "LegalMonetaryTotal", "InvoiceLine"),
    CREDIT_NOTE(
            "CreditNote", "AccountingSupplierParty", "AccountingCustomerParty", "LegalMonetaryTotal", "CreditNoteLine"),
    REMINDER("Reminder", "AccountingSupplierParty", "AccountingCustomerParty", "LegalMonetaryTotal", "ReminderLine"),
    STATEMENT(
            "Statement", "DocumentCurrencyCode", "AccountingSupplierParty", "AccountingCustomerParty", "StatementLine");

    private static final String NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:";

    private final String element;
    private final List<String> required;

    UblType(String element, String... required) {
        this.element = element;
        this.required = List.of(required);
    }

    /** What the document is called in a file. */
    public String element() {
        return element;
    }

    String namespace() {
        return NAMESPACE + element + "-2";
    }

    /** What it must have besides its number and day. */
    List<String> required() {
        return required;
    }

    /** What its lines are called. */
    String line() {
        return switch (this) {
            case ORDER, ORDER_RESPONSE, ORDER_RESPONSE_SIMPLE -> "OrderLine";
            case DESPATCH_ADVICE -> "DespatchLine";
            case RECEIPT_ADVICE -> "ReceiptLine";
            case INVOICE -> "InvoiceLine";
            case CREDIT_NOTE -> "CreditNoteLine";
            case REMINDER -> "ReminderLine";
            case STATEMENT -> "StatementLine";
        };
    }

    /** Whether it is a bill by EN 16931. */
    public boolean isBill() {
        return this == INVOICE || this == CREDIT_NOTE;
    }

    static Optional<UblType> of(String element, String namespace) {
        return Arrays.stream(values())
                .filter(type -> type.element.equals(element) && type.namespace().equals(namespace))
                .findFirst();
    }
}
