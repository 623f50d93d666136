package caposaldo.sample.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.sample.LoadSample;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Loads the sample company into an empty house. */
@Controller
class SampleController {

    private final LoadSample sample;

    SampleController(LoadSample sample) {
        this.sample = sample;
    }

    @PostMapping("/sample")
    String load(AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.IMPORT_RUN);
        scope.require(Right.PEOPLE_EDIT);
        var runs = sample.load(scope.userId());
        new Toast(ui.t(
                        "sample.loaded",
                        runs.stream().mapToInt(run -> run.counts().fresh()).sum(),
                        runs.stream().mapToInt(run -> run.counts().faulty()).sum()))
                .after(redirect);
        return "redirect:/imports";
    }
}
