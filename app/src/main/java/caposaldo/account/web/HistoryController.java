package caposaldo.account.web;

import caposaldo.account.ClientHistory;
import caposaldo.account.ClientHistory.HistoryPart;
import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.db.AccessScope;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that happened to a client. */
@Controller
class HistoryController {

    private static final int RECENT = 6;

    private final Templates templates;
    private final ClientRecords records;
    private final ClientHistory history;

    HistoryController(Templates templates, ClientRecords records, ClientHistory history) {
        this.templates = templates;
        this.records = records;
        this.history = history;
    }

    @GetMapping("/clients/{id:\\d+}/history")
    JteModel all(
            @PathVariable long id,
            @RequestParam(defaultValue = "ALL") HistoryPart what,
            @RequestParam(required = false) @Nullable Long before,
            AccessScope scope,
            Ui ui) {
        var client = new ClientId(id);
        var page = history.of(scope, client, what, before == null ? OptionalLong.empty() : OptionalLong.of(before));
        var next = page.next().isEmpty()
                ? ""
                : client.path() + "/history?what=" + what + "&before="
                        + page.next().getAsLong();
        return templates.accountHistory(
                ui,
                records.head(scope, client, ui),
                HistoryWords.of(page, ui),
                what,
                List.of(HistoryPart.values()),
                next);
    }

    /** The newest few for the overview. */
    @GetMapping("/clients/{id:\\d+}/history/recent")
    JteModel recent(@PathVariable long id, AccessScope scope, Ui ui) {
        var client = new ClientId(id);
        var page = history.of(scope, client, HistoryPart.ALL, OptionalLong.empty());
        return templates.accountRecent(
                ui, client, HistoryWords.of(page, ui).stream().limit(RECENT).toList());
    }
}
