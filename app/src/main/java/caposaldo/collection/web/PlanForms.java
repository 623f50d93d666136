package caposaldo.collection.web;

import caposaldo.collection.DunningVersion;
import caposaldo.collection.KeepDunningPlan;
import caposaldo.collection.LetterLanguage;
import caposaldo.collection.LetterText;
import caposaldo.kernel.Invalid;
import caposaldo.web.Form;
import caposaldo.web.Typed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The plan of dunning as fields of a form, and back. */
final class PlanForms {

    /** As many levels as a plan can have. */
    static final int LEVELS = 9;

    private PlanForms() {}

    /** The fields of a version, to write the next one from. */
    static Form of(DunningVersion version, LocalDate from) {
        var values = new HashMap<String, String>();
        values.put("validFrom", from.toString());
        values.put("gap", Integer.toString(version.plan().gap()));
        values.put("least", version.plan().least().toPlainString());
        values.put("letterCost", version.letterCost().toPlainString());
        version.holdsFrom().ifPresent(level -> values.put("holdsFrom", Integer.toString(level)));
        for (var level = 1; level <= version.plan().levels().size(); level++) {
            values.put(
                    "days-" + level,
                    Integer.toString(version.plan().levels().get(level - 1).days()));
            for (var language : LetterLanguage.values()) {
                values.put(
                        subject(level, language), version.text(level, language).subject());
                values.put(body(level, language), version.text(level, language).body());
            }
        }
        return Form.of(values);
    }

    static String subject(int level, LetterLanguage language) {
        return "subject-" + level + "-" + language.code();
    }

    static String body(int level, LetterLanguage language) {
        return "body-" + level + "-" + language.code();
    }

    static KeepDunningPlan.Facts facts(Typed typed) {
        var levels = (int) IntStream.rangeClosed(1, LEVELS)
                .takeWhile(level -> !typed.text("days-" + level).isEmpty())
                .count();
        for (var level = levels + 1; level <= LEVELS; level++) {
            if (!typed.text("days-" + level).isEmpty()) {
                throw Invalid.field("days-" + level, "collection.invalid.days");
            }
        }
        return new KeepDunningPlan.Facts(
                typed.day("validFrom"),
                whole(typed, "gap"),
                typed.requireNumber("least", "receivable.invalid.amount"),
                IntStream.rangeClosed(1, levels)
                        .mapToObj(level -> whole(typed, "days-" + level))
                        .toList(),
                typed.text("holdsFrom").isEmpty() ? LEVELS + 1 : whole(typed, "holdsFrom"),
                typed.number("letterCost").orElse(BigDecimal.ZERO),
                texts(typed, levels));
    }

    private static List<Map<LetterLanguage, LetterText>> texts(Typed typed, int levels) {
        var texts = new ArrayList<Map<LetterLanguage, LetterText>>();
        for (var level = 1; level <= levels; level++) {
            var of = new EnumMap<LetterLanguage, LetterText>(LetterLanguage.class);
            for (var language : LetterLanguage.values()) {
                of.put(
                        language,
                        new LetterText(typed.text(subject(level, language)), typed.text(body(level, language))));
            }
            texts.add(of);
        }
        return texts;
    }

    private static int whole(Typed typed, String field) {
        return typed.number(field)
                .filter(number -> number.stripTrailingZeros().scale() <= 0 && number.precision() < 6)
                .orElseThrow(() -> Invalid.field(field, "collection.invalid.whole"))
                .intValueExact();
    }
}
