package caposaldo.reliability.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.reliability.DueChecks;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On Today: of how many clients the check has expired. */
@Component
class ReliabilityTile implements HomeTile {

    private final DueChecks due;

    ReliabilityTile(DueChecks due) {
        this.due = due;
    }

    @Override
    public int rank() {
        return 23;
    }

    @Override
    public List<Fact> facts(AccessScope scope, Ui ui) {
        if (!scope.may(Right.CREDIT_READ)) {
            return List.of();
        }
        var expired = due.countExpired(scope);
        return expired == 0
                ? List.of()
                : List.of(Fact.of(ui.t("reliability.expired.tile"), ui.number(expired))
                        .tone(Tone.WARN)
                        .opens("/reliability?state=EXPIRED"));
    }
}
