package caposaldo.account.web;

import caposaldo.account.AssignClients;
import caposaldo.account.Assignments;
import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.account.Clients;
import caposaldo.account.Portfolios;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Whose client it is, was and will be. */
@Controller
class PortfolioController {

    private final Templates templates;
    private final ClientRecords records;
    private final Assignments assignments;
    private final AssignClients assign;
    private final Portfolios portfolios;
    private final Clients clients;

    PortfolioController(
            Templates templates,
            ClientRecords records,
            Assignments assignments,
            AssignClients assign,
            Portfolios portfolios,
            Clients clients) {
        this.clients = clients;
        this.templates = templates;
        this.records = records;
        this.assignments = assignments;
        this.assign = assign;
        this.portfolios = portfolios;
    }

    @GetMapping("/clients/{id:\\d+}/portfolio")
    JteModel history(@PathVariable long id, AccessScope scope, Ui ui) {
        var client = new ClientId(id);
        return templates.accountPortfolio(ui, records.head(scope, client, ui), assignments.of(scope, client));
    }

    /** An assignment that has not begun; undone by assigning it again. */
    @PostMapping("/clients/{id:\\d+}/portfolio/{assignment:\\d+}/cancelling")
    String cancel(
            @PathVariable long id,
            @PathVariable long assignment,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var client = new ClientId(id);
        var gone = assign.cancel(scope, client, assignment);
        var again = UriComponentsBuilder.fromPath("/clients/assign")
                .queryParam("id", id)
                .queryParam("portfolio", gone.portfolioId())
                .queryParam("from", gone.from())
                .queryParam("why", "{why}")
                .encode()
                .buildAndExpand(gone.why())
                .toUriString();
        new Toast(ui.t("account.portfolio.cancelled", gone.portfolio(), ui.date(gone.from())), again).after(redirect);
        return "redirect:" + client.path() + "/portfolio";
    }

    @GetMapping("/clients/assign")
    JteModel chooseAssignment(@RequestParam(defaultValue = "") List<Long> id, AccessScope scope, Ui ui) {
        scope.require(Right.CLIENT_ASSIGN);
        return templates.accountAssign(ui, Form.of(Map.of("from", scope.date().toString())), id, portfolios.of(scope));
    }

    @PostMapping("/clients/assign")
    Object assign(
            @RequestParam(defaultValue = "") List<Long> id,
            @RequestParam long portfolio,
            @RequestParam LocalDate from,
            @RequestParam String why,
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        try {
            var moved = assign.assign(scope, id, portfolio, from, why);
            var said = from.isAfter(scope.date()) ? "account.assigned.later" : "account.assigned";
            new Toast(ui.t(said, moved, ui.date(from))).after(redirect);
            return "redirect:" + (id.size() == 1 ? seenAt(scope, new ClientId(id.getFirst())) : "/clients");
        } catch (Invalid refused) {
            return templates.accountAssign(ui, Form.refused(typed, refused), id, portfolios.of(scope));
        }
    }

    /** Where the client's portfolio stands, as long as the person still sees it. */
    private String seenAt(AccessScope scope, ClientId client) {
        return clients.withIds(scope, List.of(client.value())).isEmpty() ? "/clients" : client.path() + "/portfolio";
    }
}
