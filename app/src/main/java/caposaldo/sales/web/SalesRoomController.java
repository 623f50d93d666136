package caposaldo.sales.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.sales.Returns;
import caposaldo.sales.SalesDocuments;
import caposaldo.sales.SalesFigures;
import caposaldo.sales.SalesTile;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.YearMonth;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sales of all clients a person sees, and the documents they are made of. */
@Controller
class SalesRoomController {

    private static final int ROWS = 10;

    private final Templates templates;
    private final SalesFigures figures;
    private final Returns returns;
    private final SalesDocuments documents;

    SalesRoomController(Templates templates, SalesFigures figures, Returns returns, SalesDocuments documents) {
        this.templates = templates;
        this.figures = figures;
        this.returns = returns;
        this.documents = documents;
    }

    @GetMapping("/sales")
    JteModel room(AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        var last = YearMonth.from(figures.asOf(scope));
        return templates.salesRoom(
                ui,
                SalesTile.of(figures.monthSoFar(scope), ui),
                MonthChart.of(figures.months(scope, last.minusMonths(23)), last, "/sales/lines", ui));
    }

    @GetMapping("/today/quiet")
    JteModel quiet(AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        return templates.salesQuiet(ui, figures.quiet(scope, ROWS));
    }

    @GetMapping("/today/grown")
    JteModel grown(AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        return templates.salesGrown(ui, figures.grown(scope, ROWS), figures.beginsLate(scope));
    }

    @GetMapping("/sales/returns")
    JteModel returns(AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        return templates.salesReturned(ui, "/sales/lines", returns.byItem(scope, ROWS));
    }

    /** A line opens as the document it stands in. */
    @GetMapping("/sales/lines/{id:\\d+}")
    String line(@PathVariable long id, AccessScope scope, RedirectAttributes redirect) {
        scope.require(Right.SALES_READ);
        redirect.addAttribute("no", documents.ofLine(scope, id));
        return "redirect:/sales/document";
    }

    /** By number as it stands in the books, which may hold any sign. */
    @GetMapping("/sales/document")
    JteModel document(@RequestParam(defaultValue = "") String no, AccessScope scope, Ui ui) {
        return templates.salesDocument(ui, documents.get(scope, no));
    }
}
