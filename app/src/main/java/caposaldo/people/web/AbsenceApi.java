package caposaldo.people.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.people.Absence;
import caposaldo.people.AbsenceId;
import caposaldo.people.Absences;
import caposaldo.people.AnnounceAbsence;
import caposaldo.people.AnnounceAbsence.HandoverLine;
import caposaldo.people.CloseAbsence;
import caposaldo.people.PersonId;
import caposaldo.web.Slice;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Absences for programs (1.4). To write one must hold the right {@code absence.order}, so that a token granted less does
 * not send its owner away.
 */
@RestController
@RequestMapping("/api/v1/absences")
class AbsenceApi {

    /** @param handover lines besides those that come from the portfolio, may be left out */
    record NewAbsence(
            @Nullable Long personId,
            @Nullable Long substituteId,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Absence.@Nullable Reason reason,
            @Nullable String note,
            @Nullable List<NewLine> handover) {}

    record NewLine(String subject, @Nullable String note) {}

    /** @param version as it was read */
    record Change(int version) {}

    private final Absences absences;
    private final AnnounceAbsence announce;
    private final CloseAbsence close;

    AbsenceApi(Absences absences, AnnounceAbsence announce, CloseAbsence close) {
        this.absences = absences;
        this.announce = announce;
        this.close = close;
    }

    @GetMapping
    Slice<ApiModel.AbsenceBody> absences(
            @RequestParam @Nullable String after, @RequestParam(defaultValue = "50") int limit, AccessScope scope) {
        return Slice.of(
                after,
                limit,
                (key, most) -> absences.after(scope, key, most),
                a -> a.id().value(),
                a -> ApiModel.AbsenceBody.of(a, scope.date()));
    }

    @GetMapping("/{id}")
    ApiModel.DocumentBody absence(@PathVariable long id, AccessScope scope) {
        var document = absences.document(scope, new AbsenceId(id));
        return new ApiModel.DocumentBody(
                ApiModel.AbsenceBody.of(document.absence(), scope.date()),
                document.note(),
                absences.sheet(scope, new AbsenceId(id)).stream()
                        .map(ApiModel.LineBody::of)
                        .toList());
    }

    @PostMapping
    ResponseEntity<ApiModel.DocumentBody> announce(@RequestBody NewAbsence wanted, AccessScope scope) {
        scope.require(Right.ABSENCE_ORDER);
        var id = announce.announce(scope, announcement(wanted));
        return ResponseEntity.created(URI.create("/api/v1/absences/" + id.value()))
                .body(absence(id.value(), scope));
    }

    private static AnnounceAbsence.Announcement announcement(NewAbsence wanted) {
        if (wanted.personId() == null) {
            throw Invalid.field("personId", "web.api.missing");
        } else if (wanted.substituteId() == null) {
            throw Invalid.field("substituteId", "people.absence.substitute-missing");
        } else if (wanted.from() == null) {
            throw Invalid.field("from", "people.absence.from-missing");
        } else if (wanted.until() == null) {
            throw Invalid.field("until", "people.absence.until-missing");
        } else if (wanted.reason() == null) {
            throw Invalid.field("reason", "people.absence.reason-missing");
        }
        var lines = wanted.handover() == null ? List.<NewLine>of() : wanted.handover();
        return new AnnounceAbsence.Announcement(
                new PersonId(wanted.personId()),
                new PersonId(wanted.substituteId()),
                wanted.from(),
                wanted.until(),
                wanted.reason(),
                wanted.note() == null ? "" : wanted.note(),
                Map.of(),
                lines.stream()
                        .map(l -> HandoverLine.byHand(l.subject(), l.note() == null ? "" : l.note()))
                        .toList());
    }

    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id, @RequestBody Change change, AccessScope scope) {
        scope.require(Right.ABSENCE_ORDER);
        close.endEarly(scope, new AbsenceId(id), change.version());
    }

    @PostMapping("/{id}/reopening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(@PathVariable long id, @RequestBody Change change, AccessScope scope) {
        scope.require(Right.ABSENCE_ORDER);
        close.reopen(scope, new AbsenceId(id), change.version());
    }
}
