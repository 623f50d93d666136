package caposaldo.claim;

import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.DeliveryNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.14: a commission writes down what it found otherwise than the delivery note says. What it claims nobody else can
 * claim, from the draft on.
 */
@Component
public class DrawUpAct {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_MEMBERS = 12;

    private final ActStore store;
    private final ClaimStore claims;
    private final Acts acts;
    private final Deadlines deadlines;
    private final Delivered delivered;

    DrawUpAct(ActStore store, ClaimStore claims, Acts acts, Deadlines deadlines, Delivered delivered) {
        this.store = store;
        this.claims = claims;
        this.acts = acts;
        this.deadlines = deadlines;
        this.delivered = delivered;
    }

    /** The delivery an act is about, seen by whom and on whose behalf. */
    @Component
    static class Delivered {

        private final DeliveryNotes notes;
        private final Clients clients;
        private final Trail trail;

        Delivered(DeliveryNotes notes, Clients clients, Trail trail) {
            this.notes = notes;
            this.clients = clients;
            this.trail = trail;
        }

        /** @throws caposaldo.kernel.Missing when there is no such note for this person */
        DeliveryNote get(AccessScope scope, DeliveryNoteId id) {
            var note = notes.get(scope, id);
            trail.worksOn(scope, clients.get(scope, note.client()).portfolioId());
            return note;
        }
    }

    /** What the proof of the delivery proposes, and what there is to claim. */
    public record Proposal(List<ActDraft.Line> lines, List<DeliveredLine> delivered) {}

    /** @throws Invalid when nobody has signed for it yet */
    @Transactional(readOnly = true)
    public Proposal proposal(AccessScope scope, DeliveryNoteId id) {
        scope.require(Right.CLAIM_READ);
        var lines = claims.delivered(delivered.get(scope, id).id());
        return new Proposal(ActLines.proposed(lines), lines);
    }

    /** @throws Invalid naming each field and line that cannot be */
    @Transactional
    public ActId draw(AccessScope scope, DeliveryNoteId id, ActDraft draft) {
        scope.require(Right.CLAIM_EDIT);
        var note = delivered.get(scope, id);
        check(scope, note, draft);
        claims.hold(id);
        var act = store.begin(scope, note, draft.head().drawnOn());
        write(act, note, draft);
        return new ActId(act.getId());
    }

    /**
     * @throws Invalid naming each field and line that cannot be, or when it is signed
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void change(AccessScope scope, ActId id, int version, ActDraft draft) {
        scope.require(Right.CLAIM_EDIT);
        var note = delivered.get(scope, acts.get(scope, id).delivery().note());
        check(scope, note, draft);
        var act = store.lock(id, version);
        if (ActStep.CHANGE.from(ActState.valueOf(act.getState())).isEmpty()) {
            throw Invalid.field("", "claim.invalid.signed");
        }
        claims.hold(note.id());
        store.empty(act);
        write(act, note, draft);
    }

    private void write(caposaldo.db.claim.tables.records.DiscrepancyActRecord act, DeliveryNote note, ActDraft draft) {
        var lines = ActLines.of(claims.delivered(note.id()), draft.lines());
        var takenIn = note.proof().orElseThrow(() -> Invalid.field("", "claim.invalid.unsigned"));
        var deadline = deadlines
                .of(lines.stream().map(ActLines.Line::kind).toList(), takenIn.signedOn())
                .orElse(null);
        acts.known(lines.stream()
                .flatMap(line ->
                        Stream.concat(Stream.of(line.item()), line.instead().map(ActLines.Instead::item).stream()))
                .map(ItemId::value)
                .toList());
        store.write(act, draft, lines, deadline);
    }

    private static void check(AccessScope scope, DeliveryNote note, ActDraft draft) {
        var head = draft.head();
        var problems = new ArrayList<Problem>();
        if (head.drawnOn().isAfter(scope.date()) || head.drawnOn().isBefore(note.deliveredOn())) {
            problems.add(problem("drawnOn", "claim.invalid.drawnOn"));
        }
        if (head.place().isBlank() || head.place().strip().length() > LONGEST_PLACE) {
            problems.add(problem("place", "claim.invalid.text", LONGEST_PLACE));
        }
        if (head.beganAt() != null && head.endedAt() != null && head.endedAt().isBefore(head.beganAt())) {
            problems.add(problem("endedAt", "claim.invalid.ended"));
        }
        tooLong(problems, "seals", head.seals());
        tooLong(problems, "cause", head.cause());
        tooLong(problems, "conclusion", head.conclusion());
        check(draft.members(), problems);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static void check(List<Act.Member> members, List<Problem> problems) {
        if (members.isEmpty() || members.size() > MOST_MEMBERS) {
            problems.add(problem("name-1", "claim.invalid.commission", MOST_MEMBERS));
        }
        for (var n = 0; n < members.size(); n++) {
            if (isNoName(members.get(n).name())) {
                problems.add(problem("name-" + (n + 1), "claim.invalid.text", LONGEST_NAME));
            }
            if (isNoName(members.get(n).role())) {
                problems.add(problem("role-" + (n + 1), "claim.invalid.role", LONGEST_NAME));
            }
        }
    }

    private static boolean isNoName(String text) {
        return text.isBlank() || text.strip().length() > LONGEST_NAME;
    }

    private static void tooLong(List<Problem> problems, String field, @Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            problems.add(problem(field, "claim.invalid.text", LONGEST_TEXT));
        }
    }

    private static Problem problem(String field, String key, Object... arguments) {
        return new Problem(field, key, List.of(arguments));
    }
}
