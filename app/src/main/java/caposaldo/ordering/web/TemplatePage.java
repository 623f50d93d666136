package caposaldo.ordering.web;

import caposaldo.ordering.OrderTemplate;
import caposaldo.ordering.Rhythm;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a client orders again, and how it orders by itself. */
public record TemplatePage(OrderTemplate template, boolean mayEdit) {

    public List<Chip> chips(Ui ui) {
        return template.standing()
                .map(standing -> standing.halted()
                        .map(halt -> Chip.bad(ui.t("ordering.template.halted." + halt)))
                        .orElse(
                                standing.next() == null
                                        ? Chip.plain(ui.t("ordering.template.over"))
                                        : Chip.good(ui.t("ordering.template.runs"))))
                .map(List::of)
                .orElse(List.of());
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("ordering.client"), template.clientName())
                .opens(template.client().path()));
        template.standing().ifPresent(standing -> {
            var rhythm = standing.rhythm();
            facts.add(Fact.of(
                    ui.t("ordering.template.every"), ui.t("ordering.template.every." + rhythm.unit(), rhythm.count())));
            var next = standing.next();
            if (next != null) {
                facts.add(Fact.of(ui.t("ordering.template.next"), ui.date(next))
                        .small(ui.t("ordering.template.entered", ui.date(next.minusDays(standing.aheadDays())))));
            }
            var until = standing.until();
            if (until != null) {
                facts.add(Fact.of(ui.t("ordering.template.until"), ui.date(until)));
            }
        });
        return List.copyOf(facts);
    }

    public static List<Option> units(Ui ui) {
        return Stream.of(Rhythm.Unit.values())
                .map(unit -> new Option(unit.name(), ui.t("ordering.template.unit." + unit)))
                .toList();
    }
}
