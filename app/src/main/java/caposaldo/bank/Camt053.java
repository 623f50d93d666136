package caposaldo.bank;

import static caposaldo.exchange.FileText.refused;

import caposaldo.bank.BankStatement.Booking;
import caposaldo.bank.BankStatement.Format;
import caposaldo.bank.BankStatement.Nature;
import caposaldo.exchange.Xml;
import caposaldo.exchange.Xml.Element;
import caposaldo.kernel.Invalid;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statements by ISO 20022: camt.053.001, versions 02 to 08. */
final class Camt053 implements Xml.Pieces {

    private static final Pattern VERSION = Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.0[2-8]");
    private static final int MOST_BOOKINGS = 200_000;

    private final List<BankStatement> statements = new ArrayList<>();
    private final List<Booking> bookings = new ArrayList<>();
    private String number = "";
    private String account = "";
    private String currency = "";
    private @Nullable Balance opening;
    private @Nullable Balance closing;
    private int begun;

    private record Balance(BigDecimal amount, String currency, LocalDate on) {}

    private Camt053() {}

    /** @throws Invalid naming place and reason when it is none, or does not add up */
    static List<BankStatement> read(InputStream content) {
        var reading = new Camt053();
        Xml.read(content, "Stmt", reading);
        if (reading.statements.isEmpty()) {
            throw Invalid.field("file", "bank.refused.none");
        }
        return List.copyOf(reading.statements);
    }

    @Override
    public void root(String name, String namespace) {
        if (!name.equals("Document") || !VERSION.matcher(namespace).matches()) {
            throw Invalid.field("file", "bank.refused.document", Written.cut(name + " " + namespace));
        }
    }

    @Override
    public void begin(int line) {
        bookings.clear();
        number = "";
        account = "";
        currency = "";
        opening = null;
        closing = null;
        begun = line;
    }

    @Override
    public void piece(Element piece) {
        switch (piece.name()) {
            case "Id" -> number = Written.cut(piece.text());
            case "Acct" -> account(piece);
            case "Bal" -> balance(piece);
            case "Ntry" -> entry(piece);
            default -> {}
        }
    }

    private void account(Element piece) {
        var iban = Written.iban(piece.textAt("Id", "IBAN"));
        account = iban == null ? Written.cut(piece.textAt("Id", "Othr", "Id")) : iban;
        currency = piece.textAt("Ccy");
    }

    private void balance(Element piece) {
        var code = piece.textAt("Tp", "CdOrPrtry", "Cd");
        var amount = amount(piece);
        var balance = new Balance(
                isCredit(piece) ? amount : amount.negate(),
                Written.currency(piece.at("Amt").orElseThrow().attribute("Ccy"), piece.line()),
                day(piece, "Dt", piece.line()));
        switch (code) {
            case "OPBD" -> opening = balance;
            case "PRCD" -> opening = opening == null ? balance : opening;
            case "CLBD" -> closing = balance;
            // Between pages of one statement: the first of them opens, the last closes.
            case "ITBD" -> {
                opening = opening == null ? balance : opening;
                closing = closing == null || closing.on().isBefore(balance.on()) ? balance : closing;
            }
            default -> {}
        }
    }

    private static BigDecimal amount(Element of) {
        var amount = of.at("Amt").orElseThrow(() -> refused("bank.refused.amount", of.line(), ""));
        return Written.amount(amount.text(), amount.line());
    }

    private static boolean isCredit(Element of) {
        return switch (of.textAt("CdtDbtInd")) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw refused("bank.refused.side", of.line(), of.textAt("CdtDbtInd"));
        };
    }

    private static LocalDate day(Element of, String where, int line) {
        var day = of.textAt(where, "Dt");
        return Written.day(day.isEmpty() ? of.textAt(where, "DtTm") : day, line);
    }

    private void entry(Element entry) {
        var status = entry.textAt("Sts", "Cd").isEmpty() ? entry.textAt("Sts") : entry.textAt("Sts", "Cd");
        if (!status.equals("BOOK")) {
            return;
        }
        var whole = amount(entry);
        if (whole.signum() == 0) {
            return;
        }
        var details = entry.all("NtryDtls", "TxDtls");
        var parts = details.stream().map(detail -> part(detail, entry)).toList();
        var adds = details.size() > 1
                && parts.stream().noneMatch(part -> part.signum() <= 0)
                && parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(whole) == 0;
        if (adds) {
            for (var i = 0; i < parts.size(); i++) {
                add(booking(entry, List.of(details.get(i)), parts.get(i), "/" + (i + 1)));
            }
        } else {
            add(booking(entry, details, whole, ""));
        }
    }

    private void add(Booking booking) {
        if (bookings.size() == MOST_BOOKINGS) {
            throw Invalid.field("file", "exchange.xml.long", booking.line());
        }
        bookings.add(booking);
    }

    /** What one of several transactions is worth; nothing where the bank does not say so in the account's currency. */
    private static BigDecimal part(Element detail, Element entry) {
        var amount = detail.at("Amt").or(() -> detail.at("AmtDtls", "TxAmt", "Amt"));
        var wanted = entry.at("Amt").orElseThrow().attribute("Ccy");
        return amount.filter(a -> a.attribute("Ccy").equals(wanted))
                .map(a -> Written.amount(a.text(), a.line()))
                .orElse(BigDecimal.ZERO);
    }

    private static Booking booking(Element entry, List<Element> details, BigDecimal amount, String part) {
        var incoming = isCredit(entry);
        var bookedOn = day(entry, "BookgDt", entry.line());
        var valued = entry.at("ValDt").isPresent() ? day(entry, "ValDt", entry.line()) : bookedOn;
        var detail = details.isEmpty() ? entry : details.getFirst();
        var side = incoming ? "Dbtr" : "Cdtr";
        var own = Written.orNull(detail.textAt("Refs", "AcctSvcrRef"));
        var whole = Written.orNull(entry.textAt("AcctSvcrRef"));
        return new Booking(
                entry.line(),
                incoming,
                nature(entry, detail),
                amount,
                Written.currency(entry.at("Amt").orElseThrow().attribute("Ccy"), entry.line()),
                bookedOn,
                valued,
                own != null ? own : whole == null ? null : whole + part,
                name(detail, side),
                Written.iban(detail.textAt("RltdPties", side + "Acct", "Id", "IBAN")),
                remittance(entry, details));
    }

    private static @Nullable String name(Element detail, String side) {
        var since08 = detail.textAt("RltdPties", side, "Pty", "Nm");
        return Written.orNull(since08.isEmpty() ? detail.textAt("RltdPties", side, "Nm") : since08);
    }

    private static Nature nature(Element entry, Element detail) {
        var family = entry.textAt("BkTxCd", "Domn", "Fmly", "Cd");
        var sub = entry.textAt("BkTxCd", "Domn", "Fmly", "SubFmlyCd");
        if (detail.at("RtrInf").isPresent()
                || entry.textAt("RvslInd").equals("true")
                || sub.matches("RRTN|UPDD|RVSL")) {
            return Nature.RETURN;
        }
        return family.matches("CHRG|MCOP|MDOP") && sub.matches("CHRG|COMM|FEES|INTR") || sub.matches("CHRG|COMM|FEES")
                ? Nature.FEE
                : Nature.TRANSFER;
    }

    /** Structured references first, then the text, then what the payer's own system calls it. */
    private static String remittance(Element entry, List<Element> details) {
        var said = details.stream()
                .flatMap(detail -> Stream.of(
                                detail.all("RmtInf", "Strd", "CdtrRefInf", "Ref").stream(),
                                detail.all("RmtInf", "Strd", "RfrdDocInf", "Nb").stream(),
                                detail.all("RmtInf", "Strd", "AddtlRmtInf").stream(),
                                detail.all("RmtInf", "Ustrd").stream(),
                                detail.all("Refs", "EndToEndId").stream(),
                                detail.all("AddtlTxInf").stream())
                        .flatMap(all -> all));
        return Written.cut(Stream.concat(said, entry.all("AddtlNtryInf").stream())
                .map(Element::text)
                .map(Written::orNull)
                .filter(Objects::nonNull)
                .distinct()
                .reduce("", (all, next) -> all + " " + next));
    }

    @Override
    public void end(int line) {
        var first = opening;
        var last = closing;
        if (number.isEmpty() || account.isEmpty()) {
            throw Invalid.field("file", "bank.refused.nameless", begun);
        } else if (first == null || last == null) {
            throw Invalid.field("file", "bank.refused.noBalance", number);
        }
        statements.add(new BankStatement(
                Format.CAMT053,
                account,
                currency.isEmpty() ? last.currency() : Written.currency(currency, begun),
                number,
                first.on().isAfter(last.on()) ? last.on() : first.on(),
                last.on(),
                first.amount(),
                last.amount(),
                bookings));
    }
}
