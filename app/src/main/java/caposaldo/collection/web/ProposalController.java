package caposaldo.collection.web;

import caposaldo.collection.DunningRun;
import caposaldo.collection.DunningRuns;
import caposaldo.collection.ProposeLetters;
import caposaldo.collection.SendLetters;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Letters that are due: counted, looked at, accepted all or some, sent; watched while it goes on. */
@Controller
class ProposalController {

    private static final String RUN = "/collection/proposals/run";
    private static final long PROGRESS_NANOS = 400_000_000L;

    private final Templates templates;
    private final DunningRuns runs;
    private final ProposeLetters propose;
    private final SendLetters send;
    private final LedgerCurrency currency;

    ProposalController(
            Templates templates, DunningRuns runs, ProposeLetters propose, SendLetters send, LedgerCurrency currency) {
        this.templates = templates;
        this.runs = runs;
        this.propose = propose;
        this.send = send;
        this.currency = currency;
    }

    @GetMapping(RUN)
    JteModel last(AccessScope scope, Ui ui) {
        return templates.collectionRun(ui, runs.last(scope), runs.lastSending(scope), send.totals(scope));
    }

    @PostMapping(RUN)
    String start(AccessScope scope) {
        propose.start(scope);
        return "redirect:" + RUN;
    }

    /** The letters that were marked, of one currency; without any of them, all in every currency. */
    @GetMapping("/collection/proposals/sending")
    JteModel sending(
            @RequestParam(required = false) @Nullable List<Long> id,
            @RequestParam(name = "currency", defaultValue = "") String code,
            AccessScope scope,
            Ui ui) {
        return page(id, currency.named(code), Form.blank(), scope, ui);
    }

    private JteModel page(@Nullable List<Long> clients, Currency of, Form form, AccessScope scope, Ui ui) {
        return templates.collectionSending(
                ui,
                send.totals(scope),
                clients == null ? List.of() : send.proposed(scope, clients, of),
                of.getCurrencyCode(),
                form);
    }

    @PostMapping("/collection/proposals/sending")
    Object send(
            @RequestParam(required = false) @Nullable List<Long> id,
            @RequestParam(name = "currency", defaultValue = "") String code,
            AccessScope scope,
            Ui ui) {
        scope.require(Right.DUNNING_SEND);
        var of = currency.named(code);
        try {
            send.start(scope, Optional.ofNullable(id), id == null ? Optional.empty() : Optional.of(of));
            return "redirect:" + RUN;
        } catch (Invalid why) {
            return page(id, of, new Form(Map.of(), why.problems()), scope, ui);
        }
    }

    @GetMapping(path = RUN + "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress(@PathVariable long id, AccessScope scope, Ui ui) {
        runs.get(scope, id);
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
        for (var at = runs.get(scope, id); at.state() == DunningRun.State.RUNNING; at = runs.get(scope, id)) {
            var text = ui.t("collection.run.done." + at.kind(), at.done(), at.clients(), at.letters());
            events.send(SseEmitter.event()
                    .name("progress")
                    .data(Map.of("done", at.done(), "total", at.clients(), "text", text)));
            LockSupport.parkNanos(PROGRESS_NANOS);
        }
        events.send(SseEmitter.event().name("done").data(Map.of("href", RUN)));
    }
}
