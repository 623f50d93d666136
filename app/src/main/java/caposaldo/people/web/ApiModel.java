package caposaldo.people.web;

import caposaldo.people.Absence;
import caposaldo.people.Absences;
import caposaldo.people.Organisation;
import caposaldo.people.Staff;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of this room in the API. Days are ISO 8601 dates; a last day is included. */
final class ApiModel {

    private ApiModel() {}

    record PersonBody(
            long id,
            String code,
            String name,
            @Nullable String email,
            @Nullable String phone,
            List<HeldBody> appointments) {

        static PersonBody of(Staff.Person person) {
            return new PersonBody(
                    person.id().value(),
                    person.code(),
                    person.name(),
                    person.email(),
                    person.phone(),
                    person.appointments().stream().map(HeldBody::of).toList());
        }
    }

    record HeldBody(
            long id,
            long positionId,
            String title,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String order,
            @Nullable String endedByOrder) {

        static HeldBody of(Staff.Held held) {
            return new HeldBody(
                    held.id(), held.position(), held.title(), held.from(), held.until(), held.order(), held.endedBy());
        }
    }

    record PositionBody(
            long id,
            String code,
            String title,
            String department,
            String role,
            @Nullable Long reportsTo,
            @Nullable Long holderId,
            @Nullable String holder,
            @Nullable LocalDate awayUntil,
            @Nullable Long substituteId) {

        static PositionBody of(Organisation.Seat seat) {
            var holder = seat.holder();
            var away = holder.flatMap(Organisation.Holder::away);
            return new PositionBody(
                    seat.position().value(),
                    seat.code(),
                    seat.title(),
                    seat.department(),
                    seat.role().name(),
                    seat.reportsTo().map(up -> up.value()).orElse(null),
                    holder.map(h -> h.person().value()).orElse(null),
                    holder.map(Organisation.Holder::name).orElse(null),
                    away.map(Organisation.Away::until).orElse(null),
                    away.map(a -> a.substitute().value()).orElse(null));
        }
    }

    record AppointmentBody(
            long id,
            long positionId,
            long personId,
            String person,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String order,
            @Nullable String endedByOrder) {

        static AppointmentBody of(Organisation.Tenure tenure) {
            return new AppointmentBody(
                    tenure.appointment(),
                    tenure.position().value(),
                    tenure.person().value(),
                    tenure.name(),
                    tenure.from(),
                    tenure.until(),
                    tenure.order(),
                    tenure.endedBy());
        }
    }

    /** @param reason null to whoever it does not concern */
    record AbsenceBody(
            long id,
            String order,
            long personId,
            String person,
            long substituteId,
            String substitute,
            LocalDate from,
            LocalDate until,
            @Nullable String reason,
            String state,
            @Nullable OffsetDateTime acceptedAt,
            int version) {

        static AbsenceBody of(Absence absence, LocalDate today) {
            return new AbsenceBody(
                    absence.id().value(),
                    absence.orderNumber(),
                    absence.person().value(),
                    absence.personName(),
                    absence.substitute().value(),
                    absence.substituteName(),
                    absence.from(),
                    absence.until(),
                    absence.reason().map(Absence.Reason::name).orElse(null),
                    absence.stateOn(today).name(),
                    absence.acceptedAt().orElse(null),
                    absence.version());
        }
    }

    record DocumentBody(AbsenceBody absence, String note, List<LineBody> handover) {}

    record LineBody(
            long id,
            String subject,
            String note,
            @Nullable String link,
            @Nullable OffsetDateTime doneAt) {

        static LineBody of(Absences.SheetLine line) {
            return new LineBody(line.id(), line.subject(), line.note(), line.link(), line.doneAt());
        }
    }
}
