package caposaldo.ubl;

import caposaldo.kernel.Invalid.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule that a document does not keep.
 *
 * @param rule as its publisher calls it, such as BR-CO-10
 * @param kind how it is broken
 * @param where the element, and in which line
 * @param more the figures, in the order of the message
 */
public record Breach(String rule, Kind kind, String where, List<String> more) {

    /** How a rule can be broken. */
    public enum Kind {
        MISSING,
        /** It must not be there. */
        FORBIDDEN,
        /** What it says, and what the rest of the document makes it. */
        SUM,
        DECIMALS,
        NEGATIVE,
        /** It is none of the values there are. */
        CODE,
        /** It ends before it begins. */
        PERIOD
    }

    /** Rules that our own data can break, by the message that says where to write what is missing. */
    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("BR-06", "name"),
            Map.entry("BR-08", "address"),
            Map.entry("BR-09", "address"),
            Map.entry("BR-11", "country"),
            Map.entry("BR-16", "lines"),
            Map.entry("BR-CO-04", "rate"),
            Map.entry("BR-CO-09", "vat"),
            Map.entry("BR-CO-26", "vat"),
            Map.entry("BR-S-02", "vat"),
            Map.entry("BR-Z-02", "vat"),
            Map.entry("IT-R-002", "address"),
            Map.entry("IT-R-003", "address"),
            Map.entry("IT-R-004", "address"),
            Map.entry("PEPPOL-COMMON-R040", "endpoint"),
            Map.entry("PEPPOL-COMMON-R047", "endpoint"),
            Map.entry("PEPPOL-EN16931-CL008", "endpoint"),
            Map.entry("PEPPOL-EN16931-R003", "reference"),
            Map.entry("PEPPOL-EN16931-R010", "buyer"),
            Map.entry("PEPPOL-EN16931-R020", "seller"),
            Map.entry("PEPPOL-T16 buyer", "buyer"),
            Map.entry("PEPPOL-T16 seller", "seller"));

    /** As it is said of a document of others. */
    public Problem problem() {
        var way = "ubl.breach." + kind;
        return new Problem("", way, arguments());
    }

    /** As it is said of one of ours: with what to do; empty where only the program can have done it. */
    Optional<Problem> toDo() {
        return Optional.ofNullable(OURS.get(rule))
                .map(way -> "ubl.toDo." + way)
                .map(way -> new Problem("", way, arguments()));
    }

    private List<Object> arguments() {
        return Stream.concat(Stream.of(rule, where), more.stream())
                .map(Object.class::cast)
                .toList();
    }
}
