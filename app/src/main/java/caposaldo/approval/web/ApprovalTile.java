package caposaldo.approval.web;

import caposaldo.approval.Approvals;
import caposaldo.db.AccessScope;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On Today: how many requests wait for a word of the person, his substitutions included. */
@Component
class ApprovalTile implements HomeTile {

    private final Approvals approvals;

    ApprovalTile(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public List<Fact> facts(AccessScope scope, Ui ui) {
        var waiting = approvals.waiting(scope);
        return waiting == 0
                ? List.of()
                : List.of(Fact.of(ui.t("approval.waiting"), ui.number(waiting))
                        .tone(Tone.WARN)
                        .opens("/approvals?turn=MINE"));
    }
}
