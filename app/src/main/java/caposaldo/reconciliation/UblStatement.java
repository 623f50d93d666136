package caposaldo.reconciliation;

import static caposaldo.exchange.FileText.refused;
import static caposaldo.exchange.FileText.shown;

import caposaldo.analytics.reconciliation.Posting.Kind;
import caposaldo.exchange.FileText;
import caposaldo.exchange.Xml;
import caposaldo.exchange.Xml.Element;
import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A statement of account by UBL 2.0 to 2.4, read whole or not at all. */
final class UblStatement implements Xml.Pieces {

    /** Twenty thousand lines of a system that writes much of each. */
    static final int MOST_BYTES = 64 << 20;

    private static final String NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:Statement-2";
    private static final int MOST_LINES = 100_000;
    private static final int LONGEST_NUMBER = 100;

    /** Where a line names its document, and what that is. */
    private record Named(Kind kind, String... path) {}

    private static final List<Named> DOCUMENTS = List.of(
            new Named(Kind.PAYMENT, "CollectedPayment"),
            new Named(Kind.INVOICE, "BillingReference", "InvoiceDocumentReference"),
            new Named(Kind.INVOICE, "BillingReference", "SelfBilledInvoiceDocumentReference"),
            new Named(Kind.CREDIT_NOTE, "BillingReference", "CreditNoteDocumentReference"),
            new Named(Kind.CREDIT_NOTE, "BillingReference", "SelfBilledCreditNoteDocumentReference"),
            new Named(Kind.INVOICE, "BillingReference", "DebitNoteDocumentReference"),
            new Named(Kind.OTHER, "BillingReference", "ReminderDocumentReference"),
            new Named(Kind.OTHER, "BillingReference", "AdditionalDocumentReference"),
            new Named(Kind.OTHER, "DocumentReference"));

    private final List<TheirLedger.Line> lines = new ArrayList<>();
    private String currency = "";
    private @Nullable BigDecimal opening;
    private @Nullable BigDecimal closing;
    private int statements;

    private UblStatement() {}

    /** @throws Invalid naming place and reason when it cannot be read */
    static TheirLedger read(InputStream content) {
        try {
            var bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length == 0) {
                throw Invalid.field("file", "reconciliation.refused.empty");
            } else if (bytes.length > MOST_BYTES) {
                throw Invalid.field("file", "reconciliation.refused.size", MOST_BYTES >> 20);
            }
            var reading = new UblStatement();
            Xml.read(new ByteArrayInputStream(bytes), "Statement", reading);
            return reading.ledger();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TheirLedger ledger() {
        if (statements != 1 || lines.isEmpty() && closing == null) {
            throw Invalid.field("file", "reconciliation.refused.none");
        }
        return new TheirLedger(TheirLedger.Format.UBL, currency, opening, closing, lines);
    }

    @Override
    public void root(String name, String namespace) {
        if (!name.equals("Statement") || !namespace.equals(NAMESPACE)) {
            throw Invalid.field("file", "reconciliation.refused.document", shown(name + " " + namespace));
        }
    }

    @Override
    public void begin(int line) {
        statements++;
    }

    @Override
    public void piece(Element piece) {
        switch (piece.name()) {
            case "DocumentCurrencyCode" -> currency = currency(piece);
            case "TotalBalanceAmount" -> closing = amount(piece);
            case "StatementLine" -> line(piece);
            default -> {}
        }
    }

    @Override
    public void end(int line) {
        // All that matters stands in the pieces.
    }

    private static String currency(Element piece) {
        if (!piece.text().matches("[A-Z]{3}")) {
            throw refused("reconciliation.refused.currency", piece.line(), piece.text());
        }
        return piece.text();
    }

    private void line(Element line) {
        var amount = side(line, "DebitLineAmount").subtract(side(line, "CreditLineAmount"));
        if (line.textAt("BalanceBroughtForwardIndicator").equals("true")) {
            opening = line.at("BalanceAmount").map(this::amount).orElse(amount);
        } else if (amount.signum() != 0) {
            if (lines.size() == MOST_LINES) {
                throw Invalid.field("file", "exchange.xml.long", line.line());
            }
            lines.add(booked(line, amount));
        }
    }

    private BigDecimal side(Element line, String name) {
        return line.at(name).map(this::amount).orElse(BigDecimal.ZERO);
    }

    private BigDecimal amount(Element of) {
        var amount = FileText.decimal(of.text(), of.line(), "reconciliation.refused.amount");
        if (amount.stripTrailingZeros().scale() > 2) {
            throw refused("reconciliation.refused.amount", of.line(), of.text());
        }
        var unit = of.attribute("currencyID");
        if (!unit.isEmpty() && !currency.isEmpty() && !unit.equals(currency)) {
            throw refused("reconciliation.refused.currency", of.line(), unit);
        }
        return amount.setScale(2);
    }

    private static TheirLedger.Line booked(Element line, BigDecimal amount) {
        for (var named : DOCUMENTS) {
            var document = line.at(named.path);
            if (document.isPresent()) {
                return new TheirLedger.Line(
                        line.line(), day(line, document), named.kind, number(document.get()), amount);
            }
        }
        return new TheirLedger.Line(line.line(), day(line, Optional.empty()), Kind.OTHER, number(line), amount);
    }

    private static String number(Element of) {
        return FileText.plain(of.textAt("ID"), LONGEST_NUMBER);
    }

    /** Of the document it names, else of the period it is for. */
    private static LocalDate day(Element line, Optional<Element> document) {
        var written = Stream.concat(
                        document.stream()
                                .flatMap(of -> Stream.of("IssueDate", "ReceivedDate", "PaidDate")
                                        .flatMap(name -> of.at(name).stream())),
                        line.all("InvoicePeriod", "EndDate").stream())
                .findFirst()
                .orElseThrow(() -> refused("reconciliation.refused.date", line.line(), ""));
        return FileText.day(written.text(), written.line(), "reconciliation.refused.date");
    }
}
