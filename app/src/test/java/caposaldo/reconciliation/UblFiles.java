package caposaldo.reconciliation;

import caposaldo.analytics.reconciliation.Posting.Kind;
import java.time.LocalDate;
import java.util.List;

/** Statements of account as other systems write them. */
final class UblFiles {

    private UblFiles() {}

    /** @param amount with a sign: above zero is a debit */
    record Row(LocalDate on, Kind kind, String number, String amount) {}

    /** @param opening brought forward in the first line, empty for none; and {@code closing} as the total */
    static String statement(String currency, String opening, String closing, List<Row> rows) {
        var lines = new StringBuilder();
        if (!opening.isEmpty()) {
            lines.append("""
                    <cac:StatementLine><cbc:ID>0</cbc:ID><cbc:BalanceBroughtForwardIndicator>true</cbc:BalanceBroughtForwardIndicator>
                    <cbc:BalanceAmount currencyID="%s">%s</cbc:BalanceAmount></cac:StatementLine>
                    """.formatted(currency, opening));
        }
        rows.forEach(row -> lines.append(line(currency, row)));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Statement xmlns="urn:oasis:names:specification:ubl:schema:xsd:Statement-2"
                    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                <cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:ID>S-1</cbc:ID><cbc:IssueDate>2026-10-05</cbc:IssueDate>
                <cbc:DocumentCurrencyCode>%s</cbc:DocumentCurrencyCode>
                %s<cac:AccountingSupplierParty/><cac:AccountingCustomerParty/>
                %s</Statement>
                """.formatted(
                        currency,
                        closing.isEmpty()
                                ? ""
                                : "<cbc:TotalBalanceAmount currencyID=\"%s\">%s</cbc:TotalBalanceAmount>\n"
                                        .formatted(currency, closing),
                        lines);
    }

    private static String line(String currency, Row row) {
        var debit = row.amount.startsWith("-") ? "0.00" : row.amount;
        var credit = row.amount.startsWith("-") ? row.amount.substring(1) : "0.00";
        var document = switch (row.kind) {
            case INVOICE -> billing("InvoiceDocumentReference", row);
            case CREDIT_NOTE -> billing("CreditNoteDocumentReference", row);
            case PAYMENT ->
                "<cac:CollectedPayment><cbc:ID>%s</cbc:ID><cbc:ReceivedDate>%s</cbc:ReceivedDate></cac:CollectedPayment>"
                        .formatted(row.number, row.on);
            case OTHER -> billing("AdditionalDocumentReference", row);
        };
        return """
                <cac:StatementLine><cbc:ID>1</cbc:ID>
                <cbc:DebitLineAmount currencyID="%s">%s</cbc:DebitLineAmount><cbc:CreditLineAmount currencyID="%s">%s</cbc:CreditLineAmount>
                %s</cac:StatementLine>
                """.formatted(currency, debit, currency, credit, document);
    }

    private static String billing(String name, Row row) {
        return "<cac:BillingReference><cac:%s><cbc:ID>%s</cbc:ID><cbc:IssueDate>%s</cbc:IssueDate></cac:%s></cac:BillingReference>"
                .formatted(name, row.number, row.on, name);
    }
}
