package caposaldo.catalog.web;

import caposaldo.catalog.DemonstrationSample;
import caposaldo.catalog.Gtin;
import caposaldo.catalog.Item;
import caposaldo.catalog.ItemFacts;
import caposaldo.catalog.ItemGroups;
import caposaldo.web.Option;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of the product's forms, to and from what the room understands. */
public final class ItemForm {

    private ItemForm() {}

    static ItemFacts facts(Typed typed) {
        return new ItemFacts(
                typed.text("code"),
                typed.text("name"),
                typed.orNull("description"),
                typed.key("groupId").orElse(null),
                gtin(typed),
                typed.text("unitCode"),
                typed.choice("kind", Item.Kind.values()),
                typed.choice("state", Item.State.values()));
    }

    static @Nullable Gtin gtin(Typed typed) {
        var digits = typed.text("gtin");
        return digits.isEmpty() ? null : Gtin.of(digits, "gtin");
    }

    static Map<String, String> values(Item item) {
        var values = new LinkedHashMap<String, String>();
        values.put("version", Integer.toString(item.version()));
        values.put("code", item.code());
        values.put("name", item.name());
        values.put("description", item.description() == null ? "" : item.description());
        values.put("groupId", item.groupId() == null ? "" : item.groupId().toString());
        values.put("gtin", item.gtin() == null ? "" : item.gtin().digits());
        values.put("unitCode", item.unitCode());
        values.put("kind", item.kind().name());
        values.put("state", item.state().name());
        return values;
    }

    /** Every group under the one it lies in, behind a choice of none. */
    public static List<Option> groups(List<ItemGroups.Placed> placed, String none) {
        var options = new ArrayList<>(List.of(new Option("", none)));
        placed.forEach(p -> options.add(new Option(Long.toString(p.group().id()), p.names())));
        return List.copyOf(options);
    }

    /** @param key prefix of the words of the values */
    public static List<Option> choices(Enum<?>[] values, String key, Ui ui) {
        return Stream.of(values)
                .map(v -> new Option(v.name(), ui.t(key + v.name())))
                .toList();
    }

    public static List<Option> conditions(Ui ui) {
        return choices(DemonstrationSample.Condition.values(), "catalog.samples.condition.", ui);
    }
}
