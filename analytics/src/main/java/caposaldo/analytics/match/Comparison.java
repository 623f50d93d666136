package caposaldo.analytics.match;

import java.util.Collection;
import java.util.List;

/** Compares records field by field. Values are prepared once for each record. */
final class Comparison {

    /** A record whose values are comparable, in the order of the fields. */
    record Prepared(Entity entity, Value[] values) {}

    /** Says that a measure is not there, to learners that tell it from every similarity. */
    static final double MISSING = -1;

    private final List<Field> fields;

    Comparison(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    List<Field> fields() {
        return fields;
    }

    Prepared prepare(Entity entity) {
        Value[] values = fields.stream()
                .map(f -> Value.of(entity.values().getOrDefault(f.name(), ""), f.kind()))
                .toArray(Value[]::new);
        return new Prepared(entity, values);
    }

    List<Prepared> prepareAll(Collection<Entity> entities) {
        return entities.stream().map(this::prepare).toList();
    }

    /** One similarity a field, 0 to 1, or {@link #MISSING} when a side has no value. */
    double[] similarities(Prepared one, Prepared other) {
        double[] similarities = new double[fields.size()];
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = similarity(fields.get(i).kind(), one.values()[i], other.values()[i]);
        }
        return similarities;
    }

    private static double similarity(Field.Kind kind, Value one, Value other) {
        if (one.blank() || other.blank()) {
            return MISSING;
        }
        if (one.text().equals(other.text())) {
            return 1;
        }
        return switch (kind) {
            case TEXT ->
                Math.max(Similarity.edits(one.text(), other.text()), Similarity.words(one.words(), other.words()));
            case CODE -> Similarity.edits(one.text(), other.text());
            case NUMBER ->
                one.number().isPresent() && other.number().isPresent()
                        ? Similarity.numbers(
                                one.number().getAsDouble(), other.number().getAsDouble())
                        : MISSING;
        };
    }
}
