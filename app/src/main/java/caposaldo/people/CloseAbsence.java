package caposaldo.people;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An absence ends by itself; a person who is back sooner gets the clients back at once. */
@Component
public class CloseAbsence {

    private final AbsenceStore absences;
    private final ReportingLine line;

    CloseAbsence(AbsenceStore absences, ReportingLine line) {
        this.absences = absences;
        this.line = line;
    }

    /**
     * @throws Forbidden to everybody but the person and his superiors
     * @throws Stale when it is over, ended already, or was changed since
     */
    @Transactional
    public void endEarly(AccessScope scope, AbsenceId id, int version) {
        line.requireSayOver(scope, absences.absentIn(id));
        if (absences.endEarly(id, version, scope.date()) == 0) {
            throw new Stale("absence " + id.value());
        }
    }

    /**
     * Undoes {@link #endEarly}.
     *
     * @throws Invalid when another absence was announced for these days meanwhile
     */
    @Transactional
    public void reopen(AccessScope scope, AbsenceId id, int version) {
        var person = absences.absentIn(id);
        line.requireSayOver(scope, person);
        absences.hold(person);
        try {
            if (absences.reopen(id, version, scope.date()) == 0) {
                throw new Stale("absence " + id.value());
            }
        } catch (DataIntegrityViolationException overlap) {
            var problem = Invalid.field("", "people.absence.overlaps");
            problem.initCause(overlap);
            throw problem;
        }
    }

    /**
     * The substitute has read the handover sheet and takes over. Accepting twice changes nothing.
     *
     * @throws Forbidden to everybody but the substitute
     * @throws Stale when the absence is over
     */
    @Transactional
    public void accept(AccessScope scope, AbsenceId id) {
        var substitute = absences.substituteIn(id);
        if (!scope.personId().equals(Optional.of(substitute.value()))) {
            throw new Forbidden("only the substitute accepts a handover");
        }
        if (!absences.isAccepted(id) && absences.accept(id, scope.date()) == 0) {
            throw new Stale("absence " + id.value());
        }
    }
}
