package caposaldo.strategy.web;

import caposaldo.kernel.Percent;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.KeyAccounts.Shown;
import caposaldo.strategy.Moves.Move;
import caposaldo.strategy.Moves.Moved;
import caposaldo.strategy.Ranked;
import caposaldo.strategy.Snapshot;
import caposaldo.strategy.ValueModel;
import caposaldo.web.Chart;
import caposaldo.web.Chooser;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The key accounts as their page shows them.
 *
 * @param before the month's end it is compared with
 * @param largest of the clients the person looks at
 * @param allMoves the page with everybody who moved
 * @param left how many rankings are still to be reckoned in the background
 */
public record KeyAccountsPage(
        Snapshot snapshot,
        Shown shown,
        Moved moves,
        @Nullable LocalDate before,
        @Nullable Ranked largest,
        Chart curve,
        Chart halves,
        List<Chooser> choosers,
        @Nullable ValueModel model,
        String ranking,
        String allMoves,
        int left) {

    public boolean byMargin() {
        return snapshot.metric() == Metric.MARGIN;
    }

    public String metric() {
        return snapshot.metric().name();
    }

    /** Why somebody entered or left, in a sentence behind the name. */
    public static String said(Move move, Ui ui) {
        var change = Percent.change(move.valueBefore(), move.value());
        return ui.t(
                "strategy.move." + (move.entered() ? "entered." : "left.") + move.cause(),
                ui.percent(Percent.ofShare(move.shareBefore()), 2),
                ui.percent(Percent.ofShare(move.share()), 2),
                change.map(ui::change).orElse("—"),
                reasons(move.reasons(), ui));
    }

    public static String reasons(List<String> reasons, Ui ui) {
        return reasons.stream().map(r -> ui.t("strategy.reason." + r)).collect(Collectors.joining(", "));
    }

    /** What all clients brought, of which some brought less than nothing. */
    public BigDecimal net() {
        return snapshot.total().add(snapshot.negative());
    }
}
