package caposaldo.catalog.web;

import caposaldo.catalog.Samples;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** On Today: the samples that clients should bring back, for who lends them. */
@Controller
class SampleTile implements HomeTile {

    private static final int DAYS = 7;
    private static final int ROWS = 10;

    private final Templates templates;
    private final Samples samples;

    SampleTile(Templates templates, Samples samples) {
        this.templates = templates;
        this.samples = samples;
    }

    @Override
    public int rank() {
        return 60;
    }

    @Override
    public List<Fact> facts(AccessScope scope, Ui ui) {
        if (!concerns(scope)) {
            return List.of();
        }
        var late = samples.countDueBack(scope, scope.date().minusDays(1));
        return late == 0
                ? List.of()
                : List.of(Fact.of(ui.t("catalog.samples.overdue"), ui.number(late))
                        .tone(Tone.WARN)
                        .opens("/samples?state=OVERDUE"));
    }

    @Override
    public List<String> parts(AccessScope scope) {
        return concerns(scope) && samples.countDueBack(scope, scope.date().plusDays(DAYS)) > 0
                ? List.of("/today/samples")
                : List.of();
    }

    private static boolean concerns(AccessScope scope) {
        return scope.may(Right.SAMPLE_LEND) && scope.may(Right.ITEM_READ);
    }

    @GetMapping("/today/samples")
    JteModel due(AccessScope scope, Ui ui) {
        return templates.catalogToday(ui, samples.dueBack(scope, scope.date().plusDays(DAYS), ROWS));
    }
}
