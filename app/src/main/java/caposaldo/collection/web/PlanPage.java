package caposaldo.collection.web;

import caposaldo.collection.DunningVersion;
import caposaldo.collection.LetterLanguage;
import caposaldo.collection.LetterText;
import caposaldo.collection.ProposeLetters;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plan in force, what was written before and is written for later, and what a new one would send today.
 *
 * @param preview of the plan in the form; empty until it is asked for
 */
public record PlanPage(
        DunningVersion inForce, List<DunningVersion> versions, Optional<Preview> preview, boolean mayKeep) {

    /** What would be sent today by the plan in force, and by the one in the form. */
    public record Preview(List<ProposeLetters.Level> now, List<ProposeLetters.Level> then) {

        /** As many as the longer of both has. */
        public List<Integer> levels() {
            return Stream.concat(now.stream(), then.stream())
                    .map(ProposeLetters.Level::level)
                    .distinct()
                    .sorted()
                    .toList();
        }

        public static String said(List<ProposeLetters.Level> levels, int level, Ui ui) {
            var said = levels.stream()
                    .filter(of -> of.level() == level)
                    .map(of -> ui.t("collection.plan.previewed", of.letters(), ui.money(of.amount())))
                    .collect(Collectors.joining("; "));
            return said.isEmpty() ? "—" : said;
        }
    }

    public static String subject(int level, LetterLanguage language) {
        return PlanForms.subject(level, language);
    }

    public static String body(int level, LetterLanguage language) {
        return PlanForms.body(level, language);
    }

    /** What texts may name, as it is written there. */
    public static String gaps() {
        return LetterText.GAPS.stream().sorted().map(gap -> "{" + gap + "}").collect(Collectors.joining(", "));
    }

    /** Whether something is wrong with a text of this level. */
    public static boolean isWrong(Form form, int level) {
        return form.problems().stream().anyMatch(problem -> problem.field().startsWith("body-" + level + "-"));
    }

    /** One more than the plan has, so that it can be added; not more than there can be. */
    public int rows() {
        return Math.min(inForce.plan().levels().size() + 1, PlanForms.LEVELS);
    }

    public List<Option> holdsFrom(Ui ui) {
        var options = new ArrayList<>(List.of(new Option("", ui.t("collection.plan.never"))));
        for (var level = 1; level <= PlanForms.LEVELS; level++) {
            options.add(new Option(Integer.toString(level), ui.t("collection.plan.level", level)));
        }
        return List.copyOf(options);
    }

    public boolean isInForce(DunningVersion version) {
        return version.id() == inForce.id();
    }

    public static boolean isToCome(DunningVersion version, LocalDate today) {
        return version.validFrom().isAfter(today);
    }
}
