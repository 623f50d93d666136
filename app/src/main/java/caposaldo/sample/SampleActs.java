package caposaldo.sample;

import caposaldo.claim.Act;
import caposaldo.claim.ActDraft;
import caposaldo.claim.ActId;
import caposaldo.claim.Acts;
import caposaldo.claim.Discrepancy;
import caposaldo.claim.DrawUpAct;
import caposaldo.claim.SignAct;
import caposaldo.db.AccessScope;
import caposaldo.ordering.DeliveryNoteId;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Two acts over the delivery of the sample, made up and marked so: what was short, signed by both, and a damage to be signed. */
@Component
class SampleActs {

    private static final String MADE_UP = "made up";
    private static final int DAMAGED_LINE = 2;
    private static final List<Act.Member> COMMISSION =
            List.of(new Act.Member("Sam Porter", "sales support"), new Act.Member("the storeman", "client"));

    private final DrawUpAct draw;
    private final SignAct sign;
    private final Acts acts;

    SampleActs(DrawUpAct draw, SignAct sign, Acts acts) {
        this.draw = draw;
        this.sign = sign;
        this.acts = acts;
    }

    /** @param note signed for with something missing */
    void fill(AccessScope scope, DeliveryNoteId note) {
        var shortage = drawn(scope, note, draw.proposal(scope, note).lines());
        sign.sign(
                scope,
                shortage,
                acts.get(scope, shortage).version(),
                new Act.Signatures(
                        "Sam Porter", scope.date(), new Act.Signatures.Theirs.Signed("the storeman", scope.date())));
        drawn(
                scope,
                note,
                List.of(new ActDraft.Line(
                        DAMAGED_LINE, Discrepancy.DAMAGE, Discrepancy.Discovered.LATER, BigDecimal.ONE, null, null)));
    }

    private ActId drawn(AccessScope scope, DeliveryNoteId note, List<ActDraft.Line> lines) {
        var head = new ActDraft.Head(scope.date(), null, null, MADE_UP, null, null, null);
        return draw.draw(scope, note, new ActDraft(head, COMMISSION, lines));
    }
}
