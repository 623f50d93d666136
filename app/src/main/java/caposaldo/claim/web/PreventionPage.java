package caposaldo.claim.web;

import caposaldo.claim.PreventionAction;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One prevention action: before and after, as the figures say. */
public record PreventionPage(PreventionAction action, boolean mayEdit) {

    public boolean mayFinish() {
        return mayEdit && action.doneOn() == null;
    }

    public List<Chip> chips(Ui ui) {
        if (action.doneOn() != null) {
            return List.of(Chip.good(ui.t("claim.actions.done")));
        }
        return action.isLate(ui.today())
                ? List.of(Chip.bad(ui.t("claim.actions.late")))
                : List.of(Chip.warn(ui.t("claim.actions.open")));
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("claim.actions.col.owner"), action.owner()));
        facts.add(Fact.of(ui.t("claim.actions.col.dueOn"), ui.date(action.dueOn())));
        if (action.client() != null && action.clientName() != null) {
            facts.add(Fact.of(ui.t("claim.client"), action.clientName())
                    .opens(action.client().path()));
        }
        facts.add(Fact.of(ui.t("claim.actions.col.measure"), ui.t("claim.actions.measure." + action.measure())));
        facts.add(Fact.of(ui.t("claim.actions.before"), ServicePage.share(Optional.ofNullable(action.before()), ui))
                .small(ui.t("claim.actions.before.hint")));
        facts.add(Fact.of(ui.t("claim.actions.after"), ServicePage.share(Optional.ofNullable(action.after()), ui))
                .small(ui.t("claim.actions.after.hint"))
                .tone(tone()));
        return List.copyOf(facts);
    }

    private Tone tone() {
        if (action.before() == null || action.after() == null || change().signum() == 0) {
            return Tone.PLAIN;
        }
        var better = action.measure() == PreventionAction.Measure.OTIF ? change().signum() > 0 : change().signum() < 0;
        return better ? Tone.GOOD : Tone.BAD;
    }

    private BigDecimal change() {
        return Objects.requireNonNull(action.after()).subtract(Objects.requireNonNull(action.before()));
    }
}
