package caposaldo.ordering;

import static caposaldo.db.catalog.Tables.ITEM;

import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.6: lines come from a spreadsheet, by code or GTIN; each row that cannot be is named, and then none is taken. */
@Component
public class PasteLines {

    private static final String FIELD = "rows";

    private final DSLContext sql;
    private final KeepOrder keep;

    PasteLines(DSLContext sql, KeepOrder keep) {
        this.sql = sql;
        this.keep = keep;
    }

    /**
     * @throws Invalid naming each row that cannot be
     * @throws caposaldo.kernel.Stale when somebody changed the order since {@code version} was read
     */
    @Transactional
    public void paste(AccessScope scope, SalesOrderId id, int version, String text) {
        scope.require(Right.ORDER_EDIT);
        var pasted = PastedLines.read(text);
        if (pasted.rows().isEmpty() && pasted.faulty().isEmpty()) {
            throw Invalid.field(FIELD, "ordering.invalid.paste.nothing");
        }
        var items = items(pasted.rows().stream().map(PastedLines.Row::code).toList());
        var problems = new ArrayList<Problem>();
        pasted.faulty().forEach(line -> problems.add(new Problem(FIELD, "ordering.invalid.paste.row", List.of(line))));
        for (var row : pasted.rows()) {
            if (!items.containsKey(folded(row.code()))) {
                problems.add(new Problem(FIELD, "ordering.invalid.paste.code", List.of(row.line(), row.code())));
            } else if (row.quantity().signum() <= 0) {
                problems.add(new Problem(FIELD, "ordering.invalid.paste.quantity", List.of(row.line(), row.code())));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        keep.add(
                scope,
                id,
                version,
                pasted.rows().stream()
                        .map(row -> new KeepOrder.Wanted(
                                Objects.requireNonNull(items.get(folded(row.code()))), row.quantity(), BigDecimal.ZERO))
                        .toList());
    }

    private static String folded(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    /** By code or GTIN, in one statement. */
    private Map<String, ItemId> items(List<String> codes) {
        var wanted = codes.stream().map(PasteLines::folded).distinct().toArray(String[]::new);
        var found = new HashMap<String, ItemId>();
        sql.select(ITEM.ID, ITEM.CODE, ITEM.GTIN)
                .from(ITEM)
                .where(DSL.upper(ITEM.CODE).eq(DSL.any(wanted)).or(ITEM.GTIN.eq(DSL.any(wanted))))
                .forEach(row -> {
                    var id = new ItemId(row.value1());
                    found.putIfAbsent(folded(row.value2()), id);
                    if (row.value3() != null) {
                        found.putIfAbsent(row.value3(), id);
                    }
                });
        return found;
    }
}
