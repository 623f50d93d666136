package caposaldo.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Every part of the pages in every state, to look at and to test against; only for those who build. */
@Controller
@Profile("dev")
class ComponentsController {

    private final Templates templates;

    ComponentsController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping({"/components", "/components/{tab:people|money}"})
    JteModel components(Ui ui) {
        return templates.webComponents(ui, Sample.of(ui));
    }

    @GetMapping("/components/later")
    JteModel later(Ui ui) {
        return templates.webLater(ui);
    }

    @GetMapping("/components/failure/{kind}")
    JteModel failure(@PathVariable String kind) {
        throw Sample.failure(kind);
    }

    @GetMapping(path = "/components/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress() throws IOException {
        var events = new SseEmitter();
        events.send(SseEmitter.event().name("progress").data("{\"done\":40,\"total\":100,\"text\":\"40 %\"}"));
        events.send(SseEmitter.event().name("done").data("{\"text\":\"100 %\"}"));
        events.complete();
        return events;
    }
}
