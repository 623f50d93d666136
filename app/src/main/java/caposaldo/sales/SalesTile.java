package caposaldo.sales;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sales on Today: the running month against last year's, who has gone quiet, who grew. */
@Component
public class SalesTile implements HomeTile {

    private final SalesFigures figures;

    SalesTile(SalesFigures figures) {
        this.figures = figures;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public List<Fact> facts(AccessScope scope, Ui ui) {
        if (!scope.may(Right.SALES_READ)) {
            return List.of();
        }
        return of(figures.monthSoFar(scope), ui);
    }

    /** The figures of the running month; each opens the rows it sums. */
    public static List<Fact> of(SalesFigures.MonthSoFar month, Ui ui) {
        var asOf = month.asOf();
        var first = asOf.withDayOfMonth(1);
        var facts = new ArrayList<Fact>();
        if (month.past()) {
            facts.add(
                    Fact.of(ui.t("sales.until"), ui.date(asOf)).tone(Tone.WARN).opens("/imports"));
        }
        var label = month.past() ? ui.month(YearMonth.from(asOf)) : ui.t("sales.month");
        facts.add(SalesPart.against(ui, label, month.revenue(), month.before())
                .opens("/sales/lines?soldOn.from=" + first + "&soldOn.to=" + asOf));
        facts.add(Fact.of(ui.t("sales.month.before"), ui.moneyRounded(month.before()))
                .opens("/sales/lines?soldOn.from=" + first.minusYears(1) + "&soldOn.to=" + asOf.minusYears(1)));
        facts.add(Fact.of(ui.t("sales.active"), ui.number(month.clients())).opens("/clients?revenue.from=0.01"));
        facts.add(Fact.of(ui.t("sales.quiet"), ui.number(month.quiet()))
                .tone(month.quiet() > 0 ? Tone.WARN : Tone.PLAIN)
                .opens("#quiet"));
        return List.copyOf(facts);
    }

    @Override
    public List<String> parts(AccessScope scope) {
        return scope.may(Right.SALES_READ) ? List.of("/today/quiet", "/today/grown") : List.of();
    }
}
