package caposaldo.people;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sheet goes on living while the absence runs: the person adds to it, the substitute ticks off what is done. */
@Component
public class WriteHandover {

    private final AbsenceStore absences;
    private final ReportingLine line;

    WriteHandover(AbsenceStore absences, ReportingLine line) {
        this.absences = absences;
        this.line = line;
    }

    /**
     * Adds a line at the end of the sheet.
     *
     * @throws Invalid without a subject
     * @throws Stale when the absence is over
     */
    @Transactional
    public void add(AccessScope scope, AbsenceId id, String subject, String note) {
        line.requireSayOver(scope, absences.absentIn(id));
        requireOpen(scope, id);
        if (subject.isBlank()) {
            throw Invalid.field("subject", "people.handover.subject-missing");
        }
        absences.addLine(id, AnnounceAbsence.HandoverLine.byHand(subject.strip(), note.strip()));
    }

    /** Writes the note beside a line of the sheet. */
    @Transactional
    public void note(AccessScope scope, AbsenceId id, long handoverLine, String note) {
        line.requireSayOver(scope, absences.absentIn(id));
        requireOpen(scope, id);
        requireChanged(absences.noteLine(id, handoverLine, note.strip()), handoverLine);
    }

    /** Ticks a line off, or takes the tick away; the substitute's to do. */
    @Transactional
    public void done(AccessScope scope, AbsenceId id, long handoverLine, boolean done) {
        if (!scope.personId().equals(Optional.of(absences.substituteIn(id).value()))) {
            throw new Forbidden("only the substitute ticks off what was handed over");
        }
        requireOpen(scope, id);
        requireChanged(absences.tickLine(id, handoverLine, done), handoverLine);
    }

    private void requireOpen(AccessScope scope, AbsenceId id) {
        if (!absences.isOpen(id, scope.date())) {
            throw new Stale("absence " + id.value() + " is over");
        }
    }

    private static void requireChanged(int rows, long handoverLine) {
        if (rows == 0) {
            throw new Stale("handover line " + handoverLine);
        }
    }
}
