package caposaldo.account.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPeople;
import caposaldo.account.ClientRecords;
import caposaldo.account.Clients;
import caposaldo.account.Duplicates;
import caposaldo.db.AccessScope;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The first page of a client's record. */
@Controller
class OverviewController {

    private final Templates templates;
    private final ClientRecords records;
    private final Clients clients;
    private final ClientPeople people;
    private final Duplicates duplicates;
    private final Clock clock;

    OverviewController(
            Templates templates,
            ClientRecords records,
            Clients clients,
            ClientPeople people,
            Duplicates duplicates,
            Clock clock) {
        this.templates = templates;
        this.records = records;
        this.clients = clients;
        this.people = people;
        this.duplicates = duplicates;
        this.clock = clock;
    }

    /** A merged client's page leads to the one it became. */
    @GetMapping("/clients/{id:\\d+}")
    Object overview(@PathVariable long id, AccessScope scope, Ui ui) {
        var client = new ClientId(id);
        var moved = clients.movedTo(scope, client);
        if (moved.isPresent()) {
            return "redirect:" + moved.get().path();
        }
        return templates.accountOverview(
                ui,
                records.head(scope, client, ui),
                new OverviewPage(
                        clients.get(scope, client),
                        records.overview(scope, client),
                        people.contacts(scope, client),
                        SiteRow.of(people.sites(scope, client), clock, ui),
                        duplicates.of(scope, client)));
    }
}
