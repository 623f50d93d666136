package caposaldo.analytics.match;

import caposaldo.analytics.match.Evidence.Level;
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

    /** The level of every field; forenames and surnames, streets and buildings are often entered crosswise. */
    Level[] levels(Prepared one, Prepared other, double[] similarities) {
        Level[] levels = new Level[similarities.length];
        for (int i = 0; i < levels.length; i++) {
            Level level = level(fields.get(i).kind(), similarities[i]);
            boolean unlike = level == Level.DIFFERENT || level == Level.RELATED;
            levels[i] = unlike && crossed(i, one, other) ? Level.MOVED : level;
        }
        return levels;
    }

    /** Half-alike codes have a dialling prefix or a year in common, which means nothing. */
    private static Level level(Field.Kind kind, double similarity) {
        Level level = Level.of(similarity);
        return kind == Field.Kind.CODE && level == Level.RELATED ? Level.DIFFERENT : level;
    }

    /** Whether this field and another have changed places; one alike crosswise alone would count for both. */
    private boolean crossed(int field, Prepared one, Prepared other) {
        for (int i = 0; i < fields.size() && fields.get(field).kind() == Field.Kind.TEXT; i++) {
            if (i != field
                    && fields.get(i).kind() == Field.Kind.TEXT
                    && close(one.values()[field].text(), other.values()[i].text())
                    && close(one.values()[i].text(), other.values()[field].text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean close(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        boolean possible = Math.min(a.length(), b.length()) >= Level.CLOSE_FROM * longer;
        return longer > 0 && possible && Similarity.edits(a, b) >= Level.CLOSE_FROM;
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
