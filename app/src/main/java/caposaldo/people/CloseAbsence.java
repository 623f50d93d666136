package caposaldo.people;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An absence ends by itself; a person who is back sooner gets the clients back at once, and the substitute confirms a handover. */
@Component
public class CloseAbsence {

    private final AbsenceStore absences;

    CloseAbsence(AbsenceStore absences) {
        this.absences = absences;
    }

    @Transactional
    public void endEarly(AccessScope scope, AbsenceId id, int version) {
        requireSuperior(scope, id);
        if (absences.endEarly(id, version) == 0) {
            throw new Stale("absence " + id.value());
        }
    }

    /** Undoes {@link #endEarly}. */
    @Transactional
    public void reopen(AccessScope scope, AbsenceId id, int version) {
        requireSuperior(scope, id);
        if (absences.reopen(id, version) == 0) {
            throw new Stale("absence " + id.value());
        }
    }

    /** The substitute has read the handover sheet and takes over. */
    @Transactional
    public void accept(AccessScope scope, AbsenceId id) {
        var substitute = scope.personId().orElseThrow(() -> new Forbidden("only the substitute accepts a handover"));
        if (absences.accept(id, substitute) == 0) {
            throw new Missing("handover " + id.value());
        }
    }

    private void requireSuperior(AccessScope scope, AbsenceId id) {
        scope.require(Right.ABSENCE_ORDER);
        if (!absences.reportsTo(absences.absentIn(id), scope.positions())) {
            throw new Forbidden("absence of somebody outside the own reporting line");
        }
    }
}
