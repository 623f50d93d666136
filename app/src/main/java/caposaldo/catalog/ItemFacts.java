package caposaldo.catalog;

import caposaldo.db.catalog.tables.records.ItemRecord;
import caposaldo.kernel.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person writes about a product; the rules that need no database are here. */
public record ItemFacts(
        String code,
        String name,
        @Nullable String description,
        @Nullable Long groupId,
        @Nullable Gtin gtin,
        String unitCode,
        Item.Kind kind,
        Item.State state) {

    private static final int LONGEST_CODE = 40;

    public ItemFacts {
        code = code.strip();
        name = name.strip();
        unitCode = unitCode.strip().toUpperCase(Locale.ROOT);
    }

    /** @throws Invalid naming every field that cannot stand as it is */
    void check() {
        var problems = new ArrayList<Invalid.Problem>();
        if (code.isEmpty() || code.length() > LONGEST_CODE) {
            problems.add(new Invalid.Problem("code", "catalog.invalid.code", List.of(LONGEST_CODE)));
        }
        if (name.isEmpty()) {
            problems.add(new Invalid.Problem("name", "catalog.invalid.name", List.of()));
        }
        if (!isUnit(unitCode)) {
            problems.add(new Invalid.Problem("unitCode", "catalog.invalid.unit", List.of()));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** The form of a code of UN/ECE Recommendation 20 or 21. */
    static boolean isUnit(String code) {
        return code.matches("[A-Z0-9]{1,3}");
    }

    void into(ItemRecord row) {
        row.setCode(code);
        row.setName(name);
        row.setDescription(description);
        row.setGroupId(groupId);
        row.setGtin(gtin == null ? null : gtin.digits());
        row.setUnitCode(unitCode);
        row.setKind(kind.name());
        row.setState(state.name());
    }
}
