package caposaldo.exchange;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
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

    /** At most 24. */
    List<ImportField> fields();

    /** Switches offered on the mapping page, by their keys; words are {@code exchange.<name>.option.<key>}. */
    List<String> options();

    /** What a person must be allowed besides running imports; who gives rights to others may bring in everything. */
    Set<Right> rights(Set<String> options);

    /**
     * One run.
     *
     * @param scope whose import it is: a row that touches what the person does not see is a fault like an unknown one
     * @param options the switches that are on
     * @param source names the system the keys come from, so that a repeat finds its rows again
     * @param steps told before each step of long work; it ends the work when somebody asked for that
     */
    record Run(long id, AccessScope scope, Set<String> options, String source, Steps steps) {

        public LocalDate today() {
            return scope.date();
        }

        /** Every client, not only those of {@link #portfolios}; an administrator could give himself any scope. */
        public boolean reachesAll() {
            return scope.may(Right.ALL_CLIENTS) || scope.may(Right.USER_EDIT);
        }

        public Long[] portfolios() {
            return scope.portfolios().toArray(Long[]::new);
        }
    }

    /** How far the work is. */
    @FunctionalInterface
    interface Steps {

        /** @param key names the step, the message {@code exchange.step.<key>} */
        void begin(int step, int of, String key);
    }

    /** @param value what stands in the file */
    record Fault(int line, String field, String reason, String value) {}

    /** Something that is no fault and still worth knowing: a message key with its arguments. */
    record Note(String key, List<String> arguments) {}

    /** What would happen; a row is counted once. */
    record Preview(int fresh, int changed, int unchanged, List<Fault> faults, List<Note> notes) {

        Preview with(List<Note> all) {
            return new Preview(fresh, changed, unchanged, faults, List.copyOf(all));
        }
    }

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
