package caposaldo.sales;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tab;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What sales add to the record of a client: what it brings, how often it orders, and what it stopped buying. */
@Component
class SalesPart implements ClientPart {

    private final SalesFigures figures;

    SalesPart(SalesFigures figures) {
        this.figures = figures;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public List<Fact> facts(AccessScope scope, ClientId client, Ui ui) {
        if (!scope.may(Right.SALES_READ)) {
            return List.of();
        }
        var figure = figures.of(scope, client);
        var lines = client.path() + "/lines?soldOn.from="
                + figure.asOf().minusYears(1).plusDays(1) + "&soldOn.to=" + figure.asOf();
        var facts = new ArrayList<Fact>();
        var begins = figures.beginsLate(scope);
        if (scope.may(Right.MARGIN_READ)
                && (figure.margin().signum() != 0 || figure.marginBefore().signum() != 0)) {
            facts.add(year(ui, "sales.margin12", figure.margin(), figure.marginBefore(), begins)
                    .opens(lines));
        }
        facts.add(year(ui, "sales.revenue12", figure.revenue(), figure.revenueBefore(), begins)
                .opens(lines));
        if (figure.medianGap() != null) {
            facts.add(Fact.of(
                            ui.t("sales.rhythm"),
                            ui.t("sales.rhythm.every", figure.medianGap().setScale(0, RoundingMode.HALF_UP)))
                    .small(figure.dueOn()
                            .map(due -> due.isBefore(figure.asOf())
                                    ? ui.t("sales.rhythm.dueSince", ui.dayAndMonth(due))
                                    : ui.t("sales.rhythm.due", ui.dayAndMonth(due)))
                            .orElse(""))
                    .opens(client.path() + "/sales#rhythm"));
        }
        if (figure.lastOn() != null) {
            facts.add(Fact.of(ui.t("sales.lastOn"), ui.date(figure.lastOn()))
                    .small(
                            SalesDay.isPast(scope, figure.asOf())
                                    ? ui.t(
                                            "sales.daysBefore",
                                            figure.silentDays().orElse(0),
                                            ui.date(figure.asOf()))
                                    : ui.t("sales.daysAgo", figure.silentDays().orElse(0)))
                    .opens(client.path() + "/sales#rhythm"));
        }
        return List.copyOf(facts);
    }

    /** A change against a year of which some months are not known would be none. */
    static Fact year(Ui ui, String label, BigDecimal now, BigDecimal before, Optional<LocalDate> begins) {
        return begins.map(first ->
                        against(ui, ui.t(label), now, BigDecimal.ZERO).small(ui.t("sales.since", ui.date(first))))
                .orElseGet(() -> against(ui, ui.t(label), now, before));
    }

    static Fact against(Ui ui, String label, BigDecimal now, BigDecimal before) {
        var fact = Fact.of(label, ui.moneyRounded(now)).tone(now.signum() < 0 ? Tone.BAD : Tone.PLAIN);
        return change(now, before)
                .map(change -> fact.small(ui.change(change), change.value().signum() < 0 ? Tone.BAD : Tone.GOOD))
                .orElse(fact);
    }

    /** In percent of what was before; none where nothing was. */
    static Optional<Percent> change(BigDecimal now, BigDecimal before) {
        return before.signum() <= 0
                ? Optional.empty()
                : Optional.of(
                        new Percent(now.subtract(before).movePointRight(2).divide(before, 4, RoundingMode.HALF_UP)));
    }

    @Override
    public List<Chip> chips(AccessScope scope, ClientId client, Ui ui) {
        if (!scope.may(Right.SALES_READ)) {
            return List.of();
        }
        var figure = figures.of(scope, client);
        var chips = new ArrayList<Chip>();
        if (figure.isQuiet()) {
            chips.add(Chip.warn(ui.t("sales.quiet.chip")));
        }
        if (SalesDay.isPast(scope, figure.asOf())) {
            chips.add(Chip.plain(ui.t("sales.asOf", ui.date(figure.asOf()))));
        }
        return List.copyOf(chips);
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return scope.may(Right.SALES_READ) ? List.of(new Tab(ui.t("sales.tab"), client.path() + "/sales")) : List.of();
    }

    @Override
    public List<String> overview(AccessScope scope, ClientId client) {
        return scope.may(Right.SALES_READ)
                ? List.of(client.path() + "/sales/months", client.path() + "/sales/stopped")
                : List.of();
    }
}
