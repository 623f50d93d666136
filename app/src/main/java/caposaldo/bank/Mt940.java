package caposaldo.bank;

import static caposaldo.exchange.FileText.refused;

import caposaldo.bank.BankStatement.Booking;
import caposaldo.bank.BankStatement.Format;
import caposaldo.bank.BankStatement.Nature;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Statements by SWIFT: MT940, bare or in their envelope, with the text of an entry structured or free. */
final class Mt940 {

    private static final Pattern TAG = Pattern.compile(":([0-9]{2}[A-Z]?):(.*)");
    private static final Pattern BALANCE = Pattern.compile("([CD])([0-9]{6})([A-Z]{3})([0-9]{1,12}(?:,[0-9]{0,2})?)");
    private static final Pattern ENTRY = Pattern.compile(
            "([0-9]{6})([0-9]{4})?(R?[CD]|E[CD])([A-Z])?([0-9]{1,12}(?:,[0-9]{0,2})?)([NFS][A-Z0-9]{3})([^\\r\\n]*)");
    private static final Pattern FEES = Pattern.compile("[NFS](CHG|COM|FEE|INT)");
    private static final Pattern RETURNS = Pattern.compile("[NFS](RTI|RET|RTN)");
    private static final int MOST_LINES = 2_000_000;
    /** Days a booking may lie before or after its value and still be of the same turn of the year. */
    private static final int HALF_A_YEAR = 183;

    private final List<BankStatement> statements = new ArrayList<>();
    private final List<Booking> bookings = new ArrayList<>();
    private String number = "";
    private String account = "";
    private @Nullable Balance opening;
    private @Nullable Pending pending;

    private record Balance(BigDecimal amount, String currency, LocalDate on) {}

    /** A field with the lines that go on with it. */
    private record Field(String tag, String text, int line) {}

    /** An entry whose text is still to come. */
    private record Pending(Field entry, Matcher read) {}

    private Mt940() {}

    /** @throws Invalid naming place and reason when it is none, or does not add up */
    static List<BankStatement> read(String text) {
        var reading = new Mt940();
        for (var field : fields(text)) {
            reading.take(field);
        }
        if (reading.opening != null) {
            throw Invalid.field("file", "bank.refused.cut", reading.number);
        } else if (reading.statements.isEmpty()) {
            throw Invalid.field("file", "bank.refused.none");
        }
        return List.copyOf(reading.statements);
    }

    private static List<Field> fields(String text) {
        var fields = new ArrayList<Field>();
        var lines = text.split("\\r\\n|\\r|\\n", -1);
        if (lines.length > MOST_LINES) {
            throw Invalid.field("file", "exchange.xml.long", MOST_LINES);
        }
        var tag = "";
        var said = new StringBuilder();
        var begun = 0;
        for (var i = 0; i < lines.length; i++) {
            var line = lines[i].startsWith("{") ? lines[i].replaceFirst("^(\\{[^{}]*\\})*\\{4:", "") : lines[i];
            var match = TAG.matcher(line);
            if (match.matches() || line.startsWith("-}") || line.equals("-")) {
                if (!tag.isEmpty()) {
                    fields.add(new Field(tag, said.toString(), begun));
                }
                tag = match.matches() ? match.group(1) : "";
                said = new StringBuilder(match.matches() ? match.group(2) : "");
                begun = i + 1;
            } else if (!tag.isEmpty()) {
                said.append('\n').append(line);
            }
        }
        if (!tag.isEmpty()) {
            fields.add(new Field(tag, said.toString(), begun));
        }
        return fields;
    }

    private void take(Field field) {
        switch (field.tag()) {
            case "20" -> begin();
            case "25" -> account(field.text());
            case "28", "28C" -> number = Written.cut(field.text());
            case "60F", "60M" -> open(field);
            case "61" -> entry(field);
            case "86" -> {
                if (pending != null) {
                    book(field.text());
                }
            }
            case "62F", "62M" -> close(field);
            default -> {}
        }
    }

    private void begin() {
        if (opening != null) {
            throw Invalid.field("file", "bank.refused.cut", number);
        }
        number = "";
        account = "";
        bookings.clear();
    }

    /** IBAN, or bank code and account divided by a stroke, with the currency behind either at some banks. */
    private void account(String text) {
        var plain = Written.cut(text);
        var end = plain.length() - 3;
        var bare = end > 0 && Written.CURRENCIES.contains(plain.substring(end)) ? plain.substring(0, end) : plain;
        var iban = Written.iban(bare);
        account = iban == null ? plain : iban;
    }

    private void open(Field field) {
        opening = balance(field);
    }

    private static Balance balance(Field field) {
        var match = BALANCE.matcher(field.text().strip());
        if (!match.matches()) {
            throw refused("bank.refused.line", field.line(), ":" + field.tag() + ":" + field.text());
        }
        var amount = amount(match.group(4), field.line());
        return new Balance(
                match.group(1).equals("C") ? amount : amount.negate(),
                Written.currency(match.group(3), field.line()),
                day(match.group(2), field.line()));
    }

    private static BigDecimal amount(String text, int line) {
        return Written.amount(text.replace(',', '.'), line);
    }

    /** Years of two digits are of the century from 1980 on. */
    private static LocalDate day(String text, int line) {
        var year = Integer.parseInt(text.substring(0, 2));
        return Written.day(
                year < 80 ? 2000 + year : 1900 + year,
                Integer.parseInt(text.substring(2, 4)),
                Integer.parseInt(text.substring(4, 6)),
                line);
    }

    private void entry(Field field) {
        if (pending != null) {
            book("");
        }
        if (opening == null) {
            throw refused("bank.refused.line", field.line(), ":61:" + field.text());
        }
        var first = field.text().lines().findFirst().orElse("").strip();
        var match = ENTRY.matcher(first);
        if (!match.matches()) {
            throw refused("bank.refused.line", field.line(), ":61:" + field.text());
        }
        pending = new Pending(field, match);
    }

    private void book(String text) {
        var now = Objects.requireNonNull(pending);
        pending = null;
        var match = now.read();
        var line = now.entry().line();
        var amount = amount(match.group(5), line);
        if (amount.signum() == 0) {
            return;
        }
        var valueOn = day(match.group(1), line);
        var mark = match.group(3);
        var references = match.group(7).split("//", 2);
        var said = Remittance.of(text, references[0], now.entry().text());
        var returned = mark.startsWith("R") || RETURNS.matcher(match.group(6)).matches();
        bookings.add(new Booking(
                line,
                // A reversed debit comes in, a reversed credit goes out.
                mark.equals("C") || mark.equals("EC") || mark.equals("RD"),
                FEES.matcher(match.group(6)).matches() ? Nature.FEE : returned ? Nature.RETURN : Nature.TRANSFER,
                amount,
                Objects.requireNonNull(opening).currency(),
                booked(valueOn, match.group(2), line),
                valueOn,
                references.length > 1 ? Written.orNull(references[1]) : null,
                said.name(),
                said.iban(),
                said.text()));
    }

    /** Month and day alone are told: of the year that lies next to the day of value. */
    private static LocalDate booked(LocalDate valueOn, @Nullable String monthAndDay, int line) {
        if (monthAndDay == null) {
            return valueOn;
        }
        var month = Integer.parseInt(monthAndDay.substring(0, 2));
        var day = Integer.parseInt(monthAndDay.substring(2, 4));
        var year = valueOn.getYear();
        if (month == 2 && day == 29 && !java.time.Year.isLeap(year)) {
            year += valueOn.getMonthValue() > 6 ? 1 : -1;
        }
        var same = Written.day(year, month, day, line);
        var apart = java.time.temporal.ChronoUnit.DAYS.between(valueOn, same);
        return apart > HALF_A_YEAR ? same.minusYears(1) : apart < -HALF_A_YEAR ? same.plusYears(1) : same;
    }

    private void close(Field field) {
        if (pending != null) {
            book("");
        }
        var first = opening;
        if (first == null) {
            throw refused("bank.refused.noBalance", field.line(), number);
        } else if (number.isEmpty() || account.isEmpty()) {
            throw Invalid.field("file", "bank.refused.nameless", field.line());
        }
        var last = balance(field);
        statements.add(new BankStatement(
                Format.MT940,
                account,
                first.currency(),
                last.on().getYear() + " " + number,
                first.on(),
                last.on(),
                first.amount(),
                last.amount(),
                bookings));
        opening = null;
        bookings.clear();
    }
}
