package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.SAMPLE;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which samples there are, where they are kept, and which are lent no more. Changes throw {@link Stale} when late. */
@Component
public class KeepSample {

    private static final int LONGEST = 80;

    private final Items items;
    private final Samples samples;
    private final SampleStore store;

    KeepSample(Items items, Samples samples, SampleStore store) {
        this.items = items;
        this.samples = samples;
        this.store = store;
    }

    /**
     * @throws Missing when there is no such product
     * @throws Invalid without serial or place, or when another sample has the serial
     */
    @Transactional
    public SampleId add(
            AccessScope scope, ItemId item, String serial, String place, DemonstrationSample.Condition condition) {
        return add(scope, item, serial, place, condition, false);
    }

    /** @param generated made up by the sample company */
    @Transactional
    public SampleId add(
            AccessScope scope,
            ItemId item,
            String serial,
            String place,
            DemonstrationSample.Condition condition,
            boolean generated) {
        scope.require(Right.ITEM_EDIT);
        items.get(scope, item);
        return store.insert(item, text("serial", serial), text("place", place), condition, generated);
    }

    /** Another place, or another condition than it was thought to be in. */
    @Transactional
    public void change(
            AccessScope scope, SampleId id, int version, String place, DemonstrationSample.Condition condition) {
        scope.require(Right.SAMPLE_LEND);
        samples.get(scope, id);
        store.update(id, version, Map.of(SAMPLE.PLACE, text("place", place), SAMPLE.CONDITION, condition.name()));
    }

    /**
     * Lost, sold, worn out: lent no more. {@link #restore} is the way back.
     *
     * @throws Invalid while a client has it
     */
    @Transactional
    public void retire(AccessScope scope, SampleId id, int version) {
        scope.require(Right.ITEM_EDIT);
        store.lock(id);
        var sample = samples.get(scope, id);
        if (sample.loan() != null) {
            throw Invalid.field("", "catalog.invalid.sample.out", sample.serial());
        }
        store.update(id, version, Map.of(SAMPLE.RETIRED_ON, scope.date()));
    }

    @Transactional
    public void restore(AccessScope scope, SampleId id, int version) {
        scope.require(Right.ITEM_EDIT);
        samples.get(scope, id);
        Map<Field<?>, @Nullable Object> changes = new HashMap<>();
        changes.put(SAMPLE.RETIRED_ON, null);
        store.update(id, version, changes);
    }

    private static String text(String field, String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw Invalid.field(field, "catalog.invalid.text", LONGEST);
        }
        return text;
    }
}
