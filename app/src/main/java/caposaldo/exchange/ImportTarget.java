package caposaldo.exchange;

import caposaldo.kernel.Invalid;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a file's rows become; each room brings its own. The staged rows are {@code exchange.staged_row}, where column
 * {@code c<n>} holds the n-th of {@link #fields}; every method works on all of them at once.
 */
public interface ImportTarget {

    /** Such as {@code sales}; its words are the message {@code exchange.<name>}. */
    String name();

    /** In this order targets are offered, and in this order files that build on one another are loaded. */
    int rank();

    /** At most sixteen. */
    List<ImportField> fields();

    /** Switches offered on the mapping page, by their keys; words are {@code exchange.<name>.option.<key>}. */
    List<String> options();

    /**
     * One run.
     *
     * @param options the switches that are on
     * @param source names the system the keys come from, so that a repeat finds its rows again
     */
    record Run(long id, Set<String> options, String source, LocalDate today) {}

    /** @param value what stands in the file */
    record Fault(int line, String field, String reason, String value) {}

    /** Something that is no fault and still worth knowing: a message key with its arguments. */
    record Note(String key, List<String> arguments) {}

    /** What would happen; a row is counted once. */
    record Preview(int fresh, int changed, int unchanged, List<Fault> faults, List<Note> notes) {}

    /** Looks at the staged rows without changing anything. */
    Preview preview(Run run);

    /** Takes in every row that has no fault, in the caller's transaction. */
    void accept(Run run);

    /**
     * Takes everything back.
     *
     * @throws Invalid when something has come to depend on it
     */
    void undo(Run run);
}
