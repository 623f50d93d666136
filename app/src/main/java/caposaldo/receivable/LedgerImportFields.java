package caposaldo.receivable;

import static caposaldo.exchange.ImportField.optional;
import static caposaldo.exchange.ImportField.required;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportField.Type;
import java.util.List;
import java.util.Map;

/** What a row of a file of invoices or of payments can say; the n-th is staged in column c-n. */
final class LedgerImportFields {

    private static final ImportField CLIENT = required(
            "client",
            Type.TEXT,
            "client",
            "customer",
            "customer id",
            "customerid",
            "customernumber",
            "cliente",
            "codice cliente",
            "клиент",
            "код клиента");

    static final List<ImportField> INVOICES = List.of(
            required(
                    "number",
                    Type.TEXT,
                    "number",
                    "invoice",
                    "invoice no",
                    "invoice number",
                    "document",
                    "fattura",
                    "numero",
                    "documento",
                    "номер",
                    "счет"),
            CLIENT,
            required("issuedOn", Type.DATE, "date", "invoice date", "issued on", "data", "data documento", "дата"),
            optional("dueOn", Type.DATE, "due date", "due on", "due", "scadenza", "срок оплаты", "срок"),
            required("amount", Type.DECIMAL, "amount", "total", "gross", "importo", "totale", "сумма"),
            ImportField.choice(
                    "kind",
                    Map.ofEntries(
                            Map.entry("invoice", "INVOICE"),
                            Map.entry("380", "INVOICE"),
                            Map.entry("fattura", "INVOICE"),
                            Map.entry("счет", "INVOICE"),
                            Map.entry("credit note", "CREDIT_NOTE"),
                            Map.entry("credit_note", "CREDIT_NOTE"),
                            Map.entry("381", "CREDIT_NOTE"),
                            Map.entry("nota di credito", "CREDIT_NOTE"),
                            Map.entry("кредит-нота", "CREDIT_NOTE")),
                    "kind",
                    "document type",
                    "tipo documento",
                    "тип документа"),
            optional("terms", Type.TEXT, "terms", "payment terms", "condizioni", "условия"),
            optional("reference", Type.TEXT, "reference", "order", "riferimento", "основание"));

    static final List<ImportField> PAYMENTS = List.of(
            required(
                    "number",
                    Type.TEXT,
                    "number",
                    "payment",
                    "payment no",
                    "check number",
                    "checknumber",
                    "document",
                    "numero",
                    "pagamento",
                    "номер"),
            CLIENT,
            required(
                    "paidOn",
                    Type.DATE,
                    "date",
                    "payment date",
                    "paymentdate",
                    "paid on",
                    "data",
                    "data pagamento",
                    "дата"),
            required("amount", Type.DECIMAL, "amount", "total", "importo", "totale", "сумма"),
            optional(
                    "invoice",
                    Type.TEXT,
                    "invoice",
                    "invoice no",
                    "invoice number",
                    "fattura",
                    "numero fattura",
                    "счет"),
            optional("reference", Type.TEXT, "reference", "remittance", "causale", "назначение платежа"));

    private LedgerImportFields() {}
}
