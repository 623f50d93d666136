package caposaldo.account.web;

import caposaldo.account.FindDuplicates;
import caposaldo.account.FindDuplicates.Search;
import caposaldo.db.AccessScope;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The search for duplicates through all clients: begun by hand, watched while it runs. */
@Controller
class DuplicateSearchController {

    private static final long PROGRESS_NANOS = 400_000_000L;

    private final Templates templates;
    private final FindDuplicates find;

    DuplicateSearchController(Templates templates, FindDuplicates find) {
        this.templates = templates;
        this.find = find;
    }

    @GetMapping("/clients/duplicates/search")
    JteModel last(AccessScope scope, Ui ui) {
        return templates.accountSearch(ui, find.last(scope));
    }

    @PostMapping("/clients/duplicates/search")
    String start(AccessScope scope) {
        find.start(scope);
        return "redirect:/clients/duplicates/search";
    }

    @GetMapping(path = "/clients/duplicates/search/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress(@PathVariable long id, AccessScope scope, Ui ui) {
        find.get(scope, id);
        var events = new SseEmitter(0L);
        Thread.ofVirtual().start(() -> {
            try {
                tell(events, id, scope, ui);
                events.complete();
            } catch (IOException e) {
                events.completeWithError(e);
            }
        });
        return events;
    }

    private void tell(SseEmitter events, long id, AccessScope scope, Ui ui) throws IOException {
        for (var at = find.get(scope, id); at.state() == Search.State.RUNNING; at = find.get(scope, id)) {
            var text = ui.t("account.duplicates.compared", at.compared(), at.clients());
            events.send(SseEmitter.event()
                    .name("progress")
                    .data(Map.of("done", at.compared(), "total", at.clients(), "text", text)));
            LockSupport.parkNanos(PROGRESS_NANOS);
        }
        events.send(SseEmitter.event().name("done").data(Map.of("href", "/clients/duplicates/search")));
    }
}
