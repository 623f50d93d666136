package caposaldo.claim.web;

import caposaldo.catalog.ItemChoice;
import caposaldo.claim.Act;
import caposaldo.claim.ActDraft;
import caposaldo.claim.Discrepancy;
import caposaldo.claim.Discrepancy.Discovered;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.web.Typed;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Reads and fills the forms of an act. */
@Component
class ActForms {

    /** Rows a form may have at most. */
    static final int MOST_ROWS = 60;

    private static final List<String> LINE = List.of("kind", "line", "discovered", "quantity", "item", "instead");
    private static final List<String> MEMBER = List.of("name", "role");

    private final ItemChoice items;

    ActForms(ItemChoice items) {
        this.items = items;
    }

    /** Without the rows that were left empty, so that a problem names the row that is shown. */
    static Typed compact(MultiValueMap<String, String> values) {
        var kept = new LinkedMultiValueMap<String, String>();
        values.forEach((field, typed) -> {
            if (!field.matches("[a-z]+-\\d{1,4}")) {
                kept.put(field, typed);
            }
        });
        rows(values, LINE, "kind", kept);
        rows(values, MEMBER, "name", kept);
        return new Typed(kept);
    }

    private static void rows(
            MultiValueMap<String, String> values, List<String> fields, String first, Map<String, List<String>> kept) {
        var to = 0;
        for (var row = 1; row <= MOST_ROWS; row++) {
            var from = "-" + row;
            var typed = new Typed(values);
            if (!typed.text(first + from).isEmpty()) {
                to++;
                for (var field : fields) {
                    kept.put(field + "-" + to, List.of(typed.text(field + from)));
                }
            }
        }
    }

    /** @throws Invalid naming the field that cannot be read */
    ActDraft draft(AccessScope scope, Typed typed) {
        return new ActDraft(
                new ActDraft.Head(
                        typed.day("drawnOn"),
                        time(typed, "beganAt"),
                        time(typed, "endedAt"),
                        typed.text("place"),
                        typed.orNull("seals"),
                        typed.orNull("cause"),
                        typed.orNull("conclusion")),
                members(typed),
                lines(scope, typed));
    }

    private static @Nullable LocalTime time(Typed typed, String field) {
        try {
            return typed.text(field).isEmpty() ? null : LocalTime.parse(typed.text(field));
        } catch (DateTimeParseException wrong) {
            var refused = Invalid.field(field, "claim.invalid.time");
            refused.initCause(wrong);
            throw refused;
        }
    }

    private static List<Act.Member> members(Typed typed) {
        var members = new ArrayList<Act.Member>();
        for (var row = 1; !typed.text("name-" + row).isEmpty(); row++) {
            members.add(new Act.Member(typed.text("name-" + row), typed.text("role-" + row)));
        }
        return List.copyOf(members);
    }

    private List<ActDraft.Line> lines(AccessScope scope, Typed typed) {
        var lines = new ArrayList<ActDraft.Line>();
        for (var row = 1; !typed.text("kind-" + row).isEmpty(); row++) {
            var item = typed.text("item-" + row);
            lines.add(new ActDraft.Line(
                    typed.key("line-" + row).map(Math::toIntExact).orElse(null),
                    typed.choice("kind-" + row, Discrepancy.values()),
                    typed.choice("discovered-" + row, Discovered.values()),
                    typed.number("quantity-" + row).orElse(BigDecimal.ZERO),
                    item.isEmpty() ? null : items.chosen(scope, item, "item-" + row),
                    typed.number("instead-" + row).orElse(null)));
        }
        return List.copyOf(lines);
    }

    static Act.Signatures signatures(Typed typed) {
        return new Act.Signatures(
                typed.text("signedBy"),
                typed.day("signedOn"),
                typed.text("unsignedReason").isEmpty()
                        ? new Act.Signatures.Theirs.Signed(typed.text("countersignedBy"), typed.day("countersignedOn"))
                        : new Act.Signatures.Theirs.Refused(typed.text("unsignedReason")));
    }

    /** What the form shows of an act that is there. */
    static Map<String, String> values(Act act) {
        var values = new HashMap<String, String>();
        var head = act.head();
        values.put("drawnOn", head.drawnOn().toString());
        values.put("beganAt", text(head.beganAt()));
        values.put("endedAt", text(head.endedAt()));
        values.put("place", head.place());
        values.put("seals", text(head.seals()));
        values.put("cause", text(head.cause()));
        values.put("conclusion", text(head.conclusion()));
        for (var n = 0; n < act.members().size(); n++) {
            values.put("name-" + (n + 1), act.members().get(n).name());
            values.put("role-" + (n + 1), act.members().get(n).role());
        }
        for (var line : act.lines()) {
            var row = "-" + line.no();
            var other = line.instead() != null ? line.instead().product() : line.product();
            values.put("kind" + row, line.kind().name());
            values.put("discovered" + row, line.discovered().name());
            values.put("line" + row, text(line.orderLine()));
            values.put(
                    "quantity" + row,
                    ActPage.plain(line.expected().subtract(line.found()).abs()));
            values.put("item" + row, line.instead() != null || line.orderLine() == null ? other.code() : "");
            values.put(
                    "instead" + row,
                    line.instead() == null ? "" : ActPage.plain(line.instead().quantity()));
        }
        return values;
    }

    /** The same of what is proposed. */
    static Map<String, String> values(List<ActDraft.Line> proposed) {
        var values = new HashMap<String, String>();
        for (var n = 0; n < proposed.size(); n++) {
            var row = "-" + (n + 1);
            var line = proposed.get(n);
            values.put("kind" + row, line.kind().name());
            values.put("discovered" + row, line.discovered().name());
            values.put("line" + row, text(line.no()));
            values.put("quantity" + row, ActPage.plain(line.quantity()));
        }
        return values;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
