package caposaldo.web.list;

import caposaldo.kernel.Right;
import caposaldo.web.Tone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * One column of a list.
 *
 * @param key its name in addresses, exports and the API, such as {@code revenue12}
 * @param nullable whether it may be empty: then it sorts last, in either direction
 * @param right without it the column is neither shown, filtered, sorted by, nor exported; null for none
 * @param shown whether it stands in the list unless somebody chooses otherwise
 * @param summed whether the foot of the list shows its sum
 * @param choices the values it can take, when they are few and known
 * @param tones how some of the choices speak, such as those that are late
 * @param usual rows of one value at a time, in capitals: the one the address names, else this; null where rows of all stand
 *     together
 * @param words the message of a choice, where it is not {@code <list>.<key>.<value>}
 */
public record Column(
        String key,
        Field<?> field,
        Kind kind,
        boolean nullable,
        boolean sorted,
        boolean shown,
        boolean summed,
        @Nullable Right right,
        List<String> choices,
        Map<String, Tone> tones,
        @Nullable String usual,
        @Nullable UnaryOperator<String> words) {

    /**
     * How values are written, filtered and aligned. MONEY is in the company's currency, without cents; PRICE is what one
     * piece costs, to the cent; AMOUNT is in the currency that its row says, to the cent; SHARE is 0 to 1; CHIPS are several
     * choices at once, in a text array.
     */
    public enum Kind {
        TEXT,
        CHOICE,
        CHIPS,
        NUMBER,
        MONEY,
        PRICE,
        AMOUNT,
        SHARE,
        DATE;

        boolean isFigure() {
            return this == NUMBER || this == MONEY || this == PRICE || this == AMOUNT || this == SHARE;
        }
    }

    public static Column text(String key, Field<String> field) {
        return of(key, field, Kind.TEXT);
    }

    /** @param choices the values; their words are the messages {@code <list>.<key>.<value>} */
    public static Column choice(String key, Field<String> field, List<String> choices) {
        return new Column(
                key, field, Kind.CHOICE, false, true, true, false, null, List.copyOf(choices), Map.of(), null, null);
    }

    public static Column number(String key, Field<? extends Number> field) {
        return of(key, field, Kind.NUMBER);
    }

    public static Column money(String key, Field<? extends Number> field) {
        return of(key, field, Kind.MONEY);
    }

    public static Column price(String key, Field<? extends Number> field) {
        return of(key, field, Kind.PRICE);
    }

    /** Of rows in several currencies, so that it has no sum. */
    public static Column amount(String key, Field<? extends Number> field) {
        return of(key, field, Kind.AMOUNT);
    }

    public static Column share(String key, Field<? extends Number> field) {
        return of(key, field, Kind.SHARE);
    }

    public static Column date(String key, Field<?> field) {
        return of(key, field, Kind.DATE);
    }

    /** @param choices the values; their words are the messages {@code <list>.<key>.<value>} */
    public static Column chips(String key, Field<String[]> field, List<String> choices) {
        return new Column(
                key, field, Kind.CHIPS, false, false, true, false, null, List.copyOf(choices), Map.of(), null, null);
    }

    private static Column of(String key, Field<?> field, Kind kind) {
        return new Column(key, field, kind, false, true, true, false, null, List.of(), Map.of(), null, null);
    }

    /** May be empty. */
    public Column orEmpty() {
        return new Column(key, field, kind, true, sorted, shown, summed, right, choices, tones, usual, words);
    }

    /** Shown only to who asks for it. */
    public Column onRequest() {
        return new Column(key, field, kind, nullable, sorted, false, summed, right, choices, tones, usual, words);
    }

    /** A choice that stands out. */
    public Column tone(String choice, Tone tone) {
        var more = new HashMap<>(tones);
        more.put(choice, tone);
        return new Column(
                key, field, kind, nullable, sorted, shown, summed, right, choices, Map.copyOf(more), usual, words);
    }

    /** Its choices are said elsewhere already. */
    public Column saying(UnaryOperator<String> message) {
        return new Column(key, field, kind, nullable, sorted, shown, summed, right, choices, tones, usual, message);
    }

    /** The message of one of the choices. */
    String word(ListDefinition list, String choice) {
        return words == null ? list.name() + "." + key + "." + choice : words.apply(choice);
    }

    public Column unsorted() {
        return new Column(key, field, kind, nullable, false, shown, summed, right, choices, tones, usual, words);
    }

    public Column withSum() {
        return new Column(key, field, kind, nullable, sorted, shown, true, right, choices, tones, usual, words);
    }

    /**
     * Rows of one value at a time, so that their amounts may be added up: the one the address names, else this. The list is
     * read from an index that begins with it.
     */
    public Column oneAtATime(String usually) {
        return new Column(key, field, kind, nullable, sorted, shown, summed, right, choices, tones, usually, words);
    }

    public Column needs(Right needed) {
        return new Column(key, field, kind, nullable, sorted, shown, summed, needed, choices, tones, usual, words);
    }

    Optional<Right> rightNeeded() {
        return Optional.ofNullable(right);
    }
}
