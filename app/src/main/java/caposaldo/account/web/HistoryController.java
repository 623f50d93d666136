package caposaldo.account.web;

import caposaldo.account.ClientHistory.HistoryPart;
import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.db.AccessScope;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
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
    private final Timeline timeline;

    HistoryController(Templates templates, ClientRecords records, Timeline timeline) {
        this.templates = templates;
        this.records = records;
        this.timeline = timeline;
    }

    @GetMapping("/clients/{id:\\d+}/history")
    JteModel all(
            @PathVariable long id,
            @RequestParam(defaultValue = "ALL") HistoryPart what,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable LocalDate day,
            AccessScope scope,
            Ui ui) {
        var client = new ClientId(id);
        var from = new Timeline.From(before == null ? OptionalLong.empty() : OptionalLong.of(before), day);
        var page = timeline.of(scope, client, what, from, ui);
        return templates.accountHistory(
                ui,
                records.head(scope, client, ui),
                page.happenings(),
                what,
                List.of(HistoryPart.values()),
                page.next().isEmpty() ? "" : client.path() + "/history?what=" + what + "&" + page.next());
    }

    /** The newest few for the overview. */
    @GetMapping("/clients/{id:\\d+}/history/recent")
    JteModel recent(@PathVariable long id, AccessScope scope, Ui ui) {
        var client = new ClientId(id);
        var page = timeline.of(scope, client, HistoryPart.ALL, Timeline.From.NEWEST, ui);
        return templates.accountRecent(
                ui, client, page.happenings().stream().limit(RECENT).toList());
    }
}
