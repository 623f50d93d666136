package caposaldo.web;

import caposaldo.db.AccessScope;
import java.util.Comparator;
import java.util.List;

/** The parts of one kind of record, read together. */
public final class RecordParts<I> {

    private final List<? extends RecordPart<I>> parts;

    public RecordParts(List<? extends RecordPart<I>> parts) {
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(RecordPart::rank)).toList();
    }

    public List<Chip> chips(AccessScope scope, I id, Ui ui) {
        return parts.stream().flatMap(p -> p.chips(scope, id, ui).stream()).toList();
    }

    public List<Fact> facts(AccessScope scope, I id, Ui ui) {
        return parts.stream().flatMap(p -> p.facts(scope, id, ui).stream()).toList();
    }

    public List<Tab> tabs(AccessScope scope, I id, Ui ui) {
        return parts.stream().flatMap(p -> p.tabs(scope, id, ui).stream()).toList();
    }

    public List<String> overview(AccessScope scope, I id) {
        return parts.stream().flatMap(p -> p.overview(scope, id).stream()).toList();
    }
}
