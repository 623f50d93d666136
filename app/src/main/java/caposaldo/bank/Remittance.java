package caposaldo.bank;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What field 86 of an MT940 says of an entry: in numbered parts after ?, in named parts between strokes, in named parts
 * with a plus, or as plain text.
 */
record Remittance(@Nullable String name, @Nullable String iban, String text) {

    private static final Pattern NUMBERED = Pattern.compile("\\?([0-9]{2})");
    private static final Pattern STROKES = Pattern.compile(
            "/(EREF|KREF|MREF|PREF|REMI|NAME|IBAN|BIC|TRTP|CSID|MARF|RTRN|ORDP|BENM|CNTP|INFO|ISDT|CREF|ADDR|ID|CD|SVCL)/");
    private static final Pattern PLUS =
            Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|COAM|OAMT|PURP)\\+");

    /**
     * @param reference the customer's, of field 61
     * @param entry field 61 with its second line
     */
    static Remittance of(String information, String reference, String entry) {
        var joined = information.replace("\n", "");
        Remittance said;
        if (joined.matches("(?s)[0-9]{3}[^?]{0,10}\\?.*")) {
            said = numbered(joined);
        } else if (STROKES.matcher(joined).find()) {
            said = named(parts(joined, STROKES), joined);
        } else {
            said = plain(information);
        }
        var more = Stream.of(
                        Written.orNull(reference), entry.contains("\n") ? entry.substring(entry.indexOf('\n')) : null)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new Remittance(said.name, said.iban, Written.cut(said.text + " " + more));
    }

    private static Map<String, String> parts(String text, Pattern begins) {
        var parts = new LinkedHashMap<String, String>();
        var match = begins.matcher(text);
        var key = "";
        var from = 0;
        while (match.find()) {
            parts.merge(key, text.substring(from, match.start()), String::concat);
            key = match.group(1);
            from = match.end();
        }
        parts.merge(key, text.substring(from), String::concat);
        return parts;
    }

    /** 20 to 29 and 60 to 63 are the text, 31 the account, 32 and 33 the name. */
    private static Remittance numbered(String text) {
        var parts = parts(text, NUMBERED);
        var purpose = parts.entrySet().stream()
                .filter(part -> part.getKey().matches("2[0-9]|6[0-3]"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
        var sepa = named(parts(purpose, PLUS), purpose);
        var name = parts.getOrDefault("32", "") + parts.getOrDefault("33", "");
        var iban = Written.iban(parts.getOrDefault("31", ""));
        return new Remittance(
                name.isBlank() ? sepa.name : Written.orNull(name), iban == null ? sepa.iban : iban, sepa.text);
    }

    private static Remittance named(Map<String, String> parts, String whole) {
        var counterparty =
                parts.getOrDefault("CNTP", parts.getOrDefault("ORDP", "")).split("/", -1);
        var iban = Written.iban(parts.getOrDefault("IBAN", counterparty[0]));
        var name =
                parts.getOrDefault("NAME", parts.getOrDefault("ABWA", counterparty.length > 2 ? counterparty[2] : ""));
        var text = Stream.of("REMI", "SVWZ", "EREF", "KREF", "CREF", "PREF", "INFO", "")
                .map(key -> parts.getOrDefault(key, ""))
                .map(Written::orNull)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new Remittance(Written.orNull(name), iban, text.isBlank() ? whole : text);
    }

    /** Nothing tells which of it is a name. */
    private static Remittance plain(String text) {
        return new Remittance(null, null, text);
    }
}
