package caposaldo.exchange.web;

import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.security.OwnRoles;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of an import: choose, look, map, preview, accept, undo. */
@Controller
class ImportController {

    private static final int SAMPLE_ROWS = 5;
    private static final int FAULTS_SHOWN = 50;
    private static final long PROGRESS_NANOS = 300_000_000;

    private final Templates templates;
    private final Imports imports;

    ImportController(Templates templates, Imports imports) {
        this.templates = templates;
        this.imports = imports;
    }

    @GetMapping("/imports/new")
    JteModel choose(@RequestParam(defaultValue = "sales") String target, AccessScope scope, Ui ui) {
        scope.require(Right.IMPORT_RUN);
        return templates.exchangeNew(ui, Form.of(Map.of("target", target)), imports.targets());
    }

    @PostMapping("/imports")
    Object upload(@RequestParam String target, @RequestParam MultipartFile file, AccessScope scope, Ui ui)
            throws IOException {
        try (var content = file.getInputStream()) {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            if (name.isBlank()) {
                throw Invalid.field("file", "exchange.refused.none");
            }
            return "redirect:/imports/"
                    + imports.upload(scope, target, name, content).id();
        } catch (Invalid why) {
            return templates.exchangeNew(ui, new Form(Map.of("target", target), why.problems()), imports.targets());
        }
    }

    @GetMapping("/imports/{id:\\d+}")
    JteModel show(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(id, Form.blank(), scope, ui);
    }

    private JteModel page(long id, Form form, AccessScope scope, Ui ui) {
        var run = imports.get(scope, id);
        return switch (run.state()) {
            case UPLOADED, REFUSED -> map(run, form, scope, ui);
            case READING, ACCEPTING -> templates.exchangeBusy(ui, run);
            case READY -> templates.exchangePreview(ui, run, imports.faults(scope, id, FAULTS_SHOWN));
            case ACCEPTED, UNDONE ->
                templates.exchangeDone(ui, run, imports.faults(scope, id, FAULTS_SHOWN), OwnRoles.wantedBy(scope));
        };
    }

    private JteModel map(ImportRun run, Form form, AccessScope scope, Ui ui) {
        var sample = imports.sample(scope, run.id(), SAMPLE_ROWS);
        return templates.exchangeMap(
                ui,
                run,
                imports.target(run.target()),
                sample,
                form.values().isEmpty() ? Form.of(ImportForm.values(run)) : form);
    }

    @GetMapping("/imports/{id:\\d+}/mapping")
    JteModel mapAgain(@PathVariable long id, AccessScope scope, Ui ui) {
        return map(imports.get(scope, id), Form.blank(), scope, ui);
    }

    @PostMapping("/imports/{id:\\d+}/reading")
    Object read(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, AccessScope scope, Ui ui) {
        var run = imports.get(scope, id);
        try {
            imports.read(
                    scope,
                    id,
                    ImportForm.format(typed, run.format()),
                    ImportForm.columns(typed, imports.target(run.target()).fields()),
                    new LinkedHashSet<>(typed.getOrDefault("option", List.of())),
                    Objects.requireNonNullElse(typed.getFirst("source"), ""));
            return "redirect:/imports/" + id;
        } catch (Invalid why) {
            return map(run, Form.refused(typed, why), scope, ui);
        }
    }

    @PostMapping("/imports/{id:\\d+}/acceptance")
    String accept(@PathVariable long id, AccessScope scope) {
        imports.accept(scope, id);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id:\\d+}/undoing")
    String undo(@PathVariable long id, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        imports.undo(scope, id);
        new Toast(ui.t("exchange.undone")).after(redirect);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id:\\d+}/stopping")
    String stop(@PathVariable long id, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        imports.stop(scope, id);
        new Toast(ui.t("exchange.stopped")).after(redirect);
        return "redirect:/imports/" + id;
    }

    /** In the format the file came in. */
    @GetMapping("/imports/{id:\\d+}/faulty")
    void faulty(@PathVariable long id, AccessScope scope, Ui ui, HttpServletResponse response) throws IOException {
        var run = imports.get(scope, id);
        response.setContentType(run.format().kind().mediaType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"faulty-" + id + "."
                        + run.format().kind().ending() + "\"");
        imports.writeFaulty(
                scope,
                id,
                fault -> ImportWords.told(ui, run.target(), fault),
                ui.t("exchange.reason"),
                response.getOutputStream());
    }

    @GetMapping(path = "/imports/{id:\\d+}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress(@PathVariable long id, AccessScope scope, Ui ui) {
        imports.get(scope, id);
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
        for (var run = imports.get(scope, id); run.state().isBusy(); run = imports.get(scope, id)) {
            var at = run.progress();
            var text = at.step().isEmpty()
                    ? ui.t("exchange.busy.rows", run.readRows())
                    : ui.t("exchange.busy.step", at.done(), at.total(), ui.t("exchange.step." + at.step()));
            events.send(SseEmitter.event()
                    .name("progress")
                    .data(Map.of("done", at.done(), "total", at.total(), "text", text)));
            LockSupport.parkNanos(PROGRESS_NANOS);
        }
        events.send(SseEmitter.event().name("done").data(Map.of("href", "/imports/" + id)));
    }
}
