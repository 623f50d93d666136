package caposaldo.security.web;

import caposaldo.db.AccessScope;
import caposaldo.security.AuditSubject;
import caposaldo.security.AuditTrail;
import caposaldo.security.AuditVerification;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import caposaldo.web.Viewer;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The trail, for who audits. */
@Controller
class AuditController {

    private final Templates templates;
    private final AuditTrail trail;
    private final AuditVerification verification;
    private final ObjectProvider<AuditSubject> subjects;

    AuditController(
            Templates templates,
            AuditTrail trail,
            AuditVerification verification,
            ObjectProvider<AuditSubject> subjects) {
        this.templates = templates;
        this.trail = trail;
        this.verification = verification;
        this.subjects = subjects;
    }

    /** What the filter's form holds, all of it in the address. */
    record Asked(
            @Nullable String table,
            @Nullable String record,
            @Nullable String who,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {

        AuditTrail.Filter in(ZoneId zone) {
            return new AuditTrail.Filter(
                    text(table),
                    text(record),
                    text(who),
                    Optional.ofNullable(from).map(d -> d.atStartOfDay(zone).toInstant()),
                    Optional.ofNullable(to)
                            .map(d -> d.plusDays(1).atStartOfDay(zone).toInstant()));
        }

        Map<String, String> values() {
            var values = new HashMap<String, String>();
            values.put("table", text(table));
            values.put("record", text(record));
            values.put("who", text(who));
            values.put("from", from == null ? "" : from.toString());
            values.put("to", to == null ? "" : to.toString());
            return values;
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }
    }

    @GetMapping("/audit")
    JteModel trail(Ui ui, AccessScope scope, Asked asked, @RequestParam(required = false) @Nullable Long before) {
        var zone = ui.viewer().map(Viewer::zone).orElse(ZoneOffset.UTC);
        var page = trail.read(scope, asked.in(zone), before == null ? OptionalLong.empty() : OptionalLong.of(before));
        return templates.securityAudit(
                ui,
                new AuditPage(
                        page.entries(),
                        subjects(),
                        trail.tables(scope),
                        Form.of(asked.values()),
                        page.next().isPresent() ? next(asked, page.next().getAsLong()) : ""));
    }

    private static String next(Asked asked, long before) {
        var address = UriComponentsBuilder.fromPath("/audit").queryParam("before", before);
        asked.values().forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, value);
            }
        });
        return address.encode().toUriString();
    }

    private Map<String, AuditSubject> subjects() {
        return subjects.stream().collect(Collectors.toMap(AuditSubject::table, s -> s));
    }

    @PostMapping("/audit/verify")
    JteModel verify(Ui ui, AccessScope scope) {
        return templates.securityAuditVerified(ui, verification.verify(scope));
    }

    @GetMapping("/audit/verify")
    String back() {
        return "redirect:/audit";
    }
}
