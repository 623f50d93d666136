package caposaldo.bank;

import static caposaldo.exchange.ImportField.optional;
import static caposaldo.exchange.ImportField.required;

import caposaldo.bank.BankStatement.Booking;
import caposaldo.bank.BankStatement.Nature;
import caposaldo.bank.BankStore.NewEntry;
import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportField.Type;
import caposaldo.exchange.ImportTarget;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Bookings from a bank that gives nothing but a table; taken in, they are matched as those of a statement are. */
@Component
class EntryImport implements ImportTarget {

    private static final int STEPS = 2;

    private static final List<ImportField> FIELDS = List.of(
            required(
                    "bookedOn",
                    Type.DATE,
                    "date",
                    "booking date",
                    "booked on",
                    "buchungstag",
                    "data",
                    "data operazione",
                    "data contabile",
                    "дата",
                    "дата операции"),
            required("amount", Type.DECIMAL, "amount", "betrag", "importo", "сумма"),
            optional("payer", Type.TEXT, "payer", "name", "counterparty", "ordinante", "controparte", "плательщик"),
            optional("iban", Type.TEXT, "iban", "counterparty iban", "iban ordinante", "счет плательщика"),
            optional(
                    "remittance",
                    Type.TEXT,
                    "remittance",
                    "description",
                    "details",
                    "purpose",
                    "verwendungszweck",
                    "causale",
                    "descrizione",
                    "назначение платежа"),
            optional(
                    "reference",
                    Type.TEXT,
                    "reference",
                    "bank reference",
                    "transaction id",
                    "riferimento",
                    "номер операции"),
            optional("account", Type.TEXT, "account", "our account", "conto", "счет"),
            optional("currency", Type.TEXT, "currency", "währung", "waehrung", "valuta", "divisa", "валюта"));

    private static final String STAGED = """
            select line_no, c0::date as booked_on, c1::numeric as amount, c2 as payer, c3 as iban, c4 as remittance, c5 as reference,
                c6 as account, c7 as currency
            from exchange.staged_row where import_id = ? order by line_no
            """;

    private static final String KNOWN = """
            select e.entry_key from bank.entry e join bank.bank_account a on a.id = e.bank_account_id
            where a.number = ? and a.currency = ? and e.state <> 'KNOWN'
            """;

    private static final String DEPENDED = """
            select exists (
                select from bank.statement s join bank.entry e on e.statement_id = s.id
                where s.import_id = ? and (e.state = 'POSTED' or e.version > 1 or exists (
                    select from bank.entry o
                    where o.bank_account_id = e.bank_account_id and o.entry_key = e.entry_key and o.state = 'KNOWN' and e.state <> 'KNOWN')))
            """;

    private final DSLContext sql;
    private final BankStore store;
    private final MatchEntries match;
    private final LedgerCurrency currency;

    EntryImport(DSLContext sql, BankStore store, MatchEntries match, LedgerCurrency currency) {
        this.sql = sql;
        this.store = store;
        this.match = match;
        this.currency = currency;
    }

    /** An account in one of its currencies. */
    private record Account(String number, String currency) {}

    /** The bookings of a file that are right, by account, and what is wrong with the others. */
    private record Read(Map<Account, List<Booking>> byAccount, List<Fault> faults) {}

    @Override
    public String name() {
        return "bankEntries";
    }

    @Override
    public int rank() {
        return 80;
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
        return Set.of(Right.RECEIVABLE_READ, Right.RECEIVABLE_POST);
    }

    private Read read(Run run) {
        var inOrder = Comparator.comparing(Account::number).thenComparing(Account::currency);
        var read = new Read(new TreeMap<>(inOrder), new ArrayList<>());
        for (var row : sql.fetch(STAGED, run.id())) {
            var line = row.get("line_no", Integer.class);
            var amount = row.get("amount", BigDecimal.class);
            var of = of(row);
            if (of.isEmpty()) {
                read.faults().add(new Fault(line, "currency", "CURRENCY", text(row, "currency")));
            } else if (amount.signum() == 0) {
                read.faults().add(new Fault(line, "amount", "ZERO", amount.toPlainString()));
            } else if (amount.stripTrailingZeros().scale() > of.get().getDefaultFractionDigits()) {
                read.faults().add(new Fault(line, "amount", "CENTS", amount.toPlainString()));
            } else if (row.get("booked_on", LocalDate.class).isAfter(run.today())) {
                read.faults().add(new Fault(line, "bookedOn", "AHEAD", row.get("booked_on", String.class)));
            } else {
                var code = of.get().getCurrencyCode();
                read.byAccount()
                        .computeIfAbsent(account(run, row, code), unseen -> new ArrayList<>())
                        .add(booking(row, amount, code));
            }
        }
        return read;
    }

    /** The company's where the row names none; empty where it names none that a ledger is kept in. */
    private Optional<Currency> of(Record row) {
        var code = text(row, "currency").toUpperCase(Locale.ROOT);
        return Optional.of(code.isEmpty() ? currency.code() : code)
                .filter(Written.CURRENCIES::contains)
                .map(Currency::getInstance)
                .filter(LedgerCurrency::keeps);
    }

    private static Account account(Run run, Record row, String code) {
        var number = text(row, "account").isEmpty() ? run.source() : text(row, "account");
        return new Account(number.isEmpty() ? "CSV" : number, code);
    }

    private static String text(Record row, String column) {
        return Objects.requireNonNullElse(row.get(column, String.class), "").strip();
    }

    private static Booking booking(Record row, BigDecimal amount, String code) {
        var day = Objects.requireNonNull(row.get("booked_on", LocalDate.class));
        return new Booking(
                row.get("line_no", Integer.class),
                amount.signum() > 0,
                Nature.TRANSFER,
                amount.abs().setScale(2),
                code,
                day,
                day,
                Written.orNull(text(row, "reference")),
                Written.orNull(text(row, "payer")),
                Written.iban(text(row, "iban")),
                Written.cut(text(row, "remittance")));
    }

    @Override
    public Preview preview(Run run) {
        var read = read(run);
        var fresh = 0;
        var unchanged = 0;
        for (var account : read.byAccount().entrySet()) {
            var key = account.getKey();
            var known =
                    Set.copyOf(sql.fetch(KNOWN, key.number(), key.currency()).getValues(0, String.class));
            for (var entry : TakeStatements.entries(account.getValue())) {
                if (known.contains(entry.key())) {
                    unchanged++;
                } else {
                    fresh++;
                }
            }
        }
        return new Preview(fresh, 0, unchanged, read.faults(), List.of());
    }

    @Override
    public void accept(Run run) {
        run.steps().begin(1, STEPS, "lines");
        var statements = new ArrayList<Long>();
        for (var account : read(run).byAccount().entrySet()) {
            var id = store.lockAccount(
                    account.getKey().number(), account.getKey().currency());
            var entries = TakeStatements.entries(account.getValue());
            var keys = entries.stream().map(NewEntry::key).collect(Collectors.joining("\n"));
            var statement = store.insertTable(id, run, account.getValue(), TakeStatements.hash(keys));
            store.insert(id, statement, entries);
            statements.add(statement);
        }
        run.steps().begin(STEPS, STEPS, "ledgers");
        if (run.scope().may(Right.RECEIVABLE_POST)) {
            match.match(run.scope(), statements);
        }
    }

    @Override
    public void undo(Run run) {
        if (sql.fetchSingle(DEPENDED, run.id()).get(0, Boolean.class)) {
            throw Invalid.field("", "exchange.invalid.depended");
        }
        sql.execute("delete from bank.statement where import_id = ?", run.id());
    }
}
