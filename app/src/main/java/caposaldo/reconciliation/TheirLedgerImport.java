package caposaldo.reconciliation;

import static caposaldo.exchange.ImportField.optional;
import static caposaldo.exchange.ImportField.required;

import caposaldo.analytics.reconciliation.Posting.Kind;
import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportField.Type;
import caposaldo.exchange.ImportTarget;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The client's own ledger as a table. Which act it is laid beside says a column, or the source of the import for the whole
 * file.
 */
@Component
class TheirLedgerImport implements ImportTarget {

    static final String NAME = "clientLedger";

    private static final int STEPS = 2;
    private static final int LONGEST_NUMBER = 100;

    private static final List<ImportField> FIELDS = List.of(
            required("on", Type.DATE, "date", "posting date", "document date", "data", "data documento", "дата"),
            optional(
                    "number",
                    Type.TEXT,
                    "number",
                    "document",
                    "document no",
                    "invoice",
                    "reference",
                    "numero",
                    "documento",
                    "номер",
                    "документ"),
            optional("kind", Type.TEXT, "kind", "type", "document type", "tipo", "causale", "вид", "операция"),
            optional("debit", Type.DECIMAL, "debit", "dr", "dare", "дебет"),
            optional("credit", Type.DECIMAL, "credit", "cr", "avere", "кредит"),
            optional("amount", Type.DECIMAL, "amount", "importo", "сумма"),
            optional("act", Type.TEXT, "act", "reconciliation", "riconciliazione", "акт сверки"),
            optional("currency", Type.TEXT, "currency", "valuta", "divisa", "валюта"));

    private static final String STAGED = """
            select line_no, c0::date as on_day, c1 as number, c2 as kind, c3::numeric as debit, c4::numeric as credit,
                c5::numeric as amount, coalesce(c6, ?) as act, c7 as currency
            from exchange.staged_row where import_id = ? order by line_no
            """;

    private static final String FILE = "select file_name from exchange.import_run where id = ?";

    private static final String BROUGHT = """
            select distinct a.id, a.client_id from reconciliation.their_line l join reconciliation.act a on a.id = l.act_id
            where l.import_id = ? order by a.client_id
            """;

    private final DSLContext sql;
    private final Reconciliations acts;
    private final ReconciliationStore store;
    private final TakeTheirLedger take;

    TheirLedgerImport(DSLContext sql, Reconciliations acts, ReconciliationStore store, TakeTheirLedger take) {
        this.sql = sql;
        this.acts = acts;
        this.store = store;
        this.take = take;
    }

    /** What a file has of one act. */
    private static final class Ledger {

        private final List<TheirLedger.Line> lines = new ArrayList<>();
        private @Nullable BigDecimal opening;
        private @Nullable BigDecimal closing;

        TheirLedger told() {
            return new TheirLedger(TheirLedger.Format.TABLE, "", opening, closing, lines);
        }

        int rows() {
            return lines.size() + (opening == null ? 0 : 1) + (closing == null ? 0 : 1);
        }
    }

    private record Read(Map<Reconciliations.Waiting, Ledger> ledgers, List<Fault> faults) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return 90;
    }

    @Override
    public List<ImportField> fields() {
        return FIELDS;
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public Set<Right> rights(Set<String> options) {
        return Set.of(Right.RECEIVABLE_READ, Right.RECEIVABLE_COLLECT);
    }

    private Read read(Run run) {
        var read = new Read(new TreeMap<>(), new ArrayList<>());
        var named = new HashMap<String, Reconciliations.@Nullable Waiting>();
        for (var row : sql.fetch(STAGED, run.source(), run.id())) {
            var number =
                    Objects.requireNonNullElse(row.get("act", String.class), "").strip();
            var act = named.computeIfAbsent(
                    number, said -> acts.waiting(run.scope(), said).orElse(null));
            var fault = fault(row, number, act);
            if (fault != null || act == null) {
                read.faults().add(Objects.requireNonNull(fault));
            } else {
                keep(row, read.ledgers().computeIfAbsent(act, unseen -> new Ledger()));
            }
        }
        return read;
    }

    private static @Nullable Fault fault(Record row, String number, Reconciliations.@Nullable Waiting act) {
        var line = row.get("line_no", Integer.class);
        var amount = amount(row);
        if (act == null) {
            return new Fault(line, "act", "UNKNOWN", number);
        } else if (!act.waits()) {
            return new Fault(line, "act", "RECONCILED", number);
        } else if (!Set.of("", act.currency().getCurrencyCode())
                .contains(text(row, "currency").toUpperCase(Locale.ROOT))) {
            return new Fault(line, "currency", "OTHER_CURRENCY", text(row, "currency"));
        } else if (amount.stripTrailingZeros().scale() > act.currency().getDefaultFractionDigits()) {
            return new Fault(line, "amount", "CENTS", amount.toPlainString());
        } else if (amount.signum() == 0 && balance(row).isEmpty()) {
            return new Fault(line, "amount", "EMPTY", text(row, "number"));
        }
        return null;
    }

    private static BigDecimal amount(Record row) {
        return zeroed(row, "debit").subtract(zeroed(row, "credit")).add(zeroed(row, "amount"));
    }

    private static BigDecimal zeroed(Record row, String column) {
        return Objects.requireNonNullElse(row.get(column, BigDecimal.class), BigDecimal.ZERO);
    }

    private static String text(Record row, String column) {
        return Objects.requireNonNullElse(row.get(column, String.class), "").strip();
    }

    /** OPENING or CLOSING for a row that is no document; empty for any other. */
    private static String balance(Record row) {
        var said = (text(row, "kind") + " " + text(row, "number")).toLowerCase(Locale.ROOT);
        if (said.matches(".*(opening|brought forward|saldo iniziale|начальное сальдо|сальдо начальное).*")) {
            return "OPENING";
        }
        return said.matches(".*(closing|carried forward|saldo finale|конечное сальдо|сальдо конечное).*")
                ? "CLOSING"
                : "";
    }

    private static Kind kind(Record row) {
        var said = text(row, "kind").toLowerCase(Locale.ROOT);
        if (said.matches(".*(credit.?note|nota (di )?credito|nota credito|кредит-нот|возврат|корректир).*|381")) {
            return Kind.CREDIT_NOTE;
        } else if (said.matches(".*(pay|paid|bonifico|pagamento|incasso|оплат|плат[её]ж).*")) {
            return Kind.PAYMENT;
        }
        return said.matches(".*(invoice|fattura|сч[её]т|накладн|поступлен|реализац|purchase).*|380")
                ? Kind.INVOICE
                : Kind.OTHER;
    }

    private static void keep(Record row, Ledger into) {
        var amount = amount(row).setScale(2);
        switch (balance(row)) {
            case "OPENING" -> into.opening = amount;
            case "CLOSING" -> into.closing = amount;
            default -> {
                var number = text(row, "number").replaceAll("[\\s\\p{Cntrl}]+", " ");
                into.lines.add(new TheirLedger.Line(
                        row.get("line_no", Integer.class),
                        Objects.requireNonNull(row.get("on_day", LocalDate.class)),
                        kind(row),
                        number.length() > LONGEST_NUMBER ? number.substring(0, LONGEST_NUMBER) : number,
                        amount));
            }
        }
    }

    @Override
    public Preview preview(Run run) {
        var read = read(run);
        var fresh = read.ledgers().values().stream().mapToInt(Ledger::rows).sum();
        return new Preview(fresh, 0, 0, read.faults(), List.of());
    }

    @Override
    public void accept(Run run) {
        run.steps().begin(1, STEPS, "lines");
        var ledgers = read(run).ledgers();
        run.steps().begin(STEPS, STEPS, "ledgers");
        var file = sql.fetchSingle(FILE, run.id()).get(0, String.class);
        for (var ledger : ledgers.entrySet()) {
            var act = store.lock(run.scope(), ledger.getKey().id());
            take.take(act, ledger.getValue().told(), Objects.requireNonNullElse(file, ""), run.id());
        }
    }

    /** @throws Invalid once an act is signed or withdrawn */
    @Override
    public void undo(Run run) {
        for (var id : sql.fetch(BROUGHT, run.id()).getValues(0, Long.class)) {
            var act = store.lock(run.scope(), new ReconciliationId(id));
            if (!Reconciliation.State.valueOf(act.getState()).isOpen()) {
                throw Invalid.field("", "exchange.invalid.depended");
            }
            take.forget(act);
        }
    }
}
