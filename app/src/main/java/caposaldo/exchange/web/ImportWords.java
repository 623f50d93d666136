package caposaldo.exchange.web;

import caposaldo.exchange.ImportTarget.Fault;
import caposaldo.exchange.ImportTarget.Note;
import caposaldo.kernel.Right;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What an import has to say, in the reader's language: figures and days are kept plainly and written here. */
public final class ImportWords {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,24}(\\.\\d+)?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private ImportWords() {}

    public static String told(Ui ui, Note note) {
        return ui.t(
                note.key(), note.arguments().stream().map(a -> argument(ui, a)).toArray());
    }

    private static Object argument(Ui ui, String plain) {
        if (NUMBER.matcher(plain).matches()) {
            return new BigDecimal(plain);
        }
        return DAY.matcher(plain).matches() ? ui.date(LocalDate.parse(plain)) : plain;
    }

    /** A fault in a sentence. */
    public static String told(Ui ui, String target, Fault fault) {
        var field = fault.field().isEmpty() ? "" : ui.t("exchange." + target + "." + fault.field());
        return ui.t("exchange.fault." + fault.reason(), field, fault.value());
    }

    /** Where what came in is seen. */
    public static String seenAt(String target) {
        return switch (target) {
            case "sales" -> "/sales";
            case "invoices", "payments" -> "/receivables/items";
            case "creditLimits" -> "/credit";
            case "bankEntries" -> "/bank/entries";
            case "clientLedger" -> "/reconciliations";
            case "clients", "contacts" -> "/clients";
            case "columnPrices" -> "/prices";
            default -> "/products";
        };
    }

    /** Whether the person may go there. */
    public static boolean maySee(Ui ui, String target) {
        var right = switch (target) {
            case "sales" -> Right.SALES_READ;
            case "invoices", "payments", "clientLedger" -> Right.RECEIVABLE_READ;
            case "creditLimits" -> Right.CREDIT_READ;
            case "bankEntries" -> Right.RECEIVABLE_POST;
            case "clients", "contacts" -> Right.CLIENT_READ;
            default -> Right.ITEM_READ;
        };
        return ui.may(right.key());
    }
}
