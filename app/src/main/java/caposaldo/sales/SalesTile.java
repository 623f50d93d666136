package caposaldo.sales;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sales on Today: the running month against last year's, who has gone quiet, who grew. */
@Component
class SalesTile implements HomeTile {

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
        var month = figures.monthSoFar(scope);
        return List.of(
                SalesPart.against(ui, "sales.month", month.revenue(), month.before())
                        .opens("/clients?columns=name&columns=portfolio&columns=month&columns=lastOn&sort=-month"),
                Fact.of(ui.t("sales.month.before"), ui.moneyRounded(month.before())),
                Fact.of(ui.t("sales.active"), ui.number(month.clients())).opens("/clients?revenue.from=0.01"),
                Fact.of(ui.t("sales.quiet"), ui.number(month.quiet()))
                        .tone(month.quiet() > 0 ? Tone.WARN : Tone.PLAIN)
                        .opens("#quiet"));
    }

    @Override
    public List<String> parts(AccessScope scope) {
        return scope.may(Right.SALES_READ) ? List.of("/today/quiet", "/today/grown") : List.of();
    }
}
