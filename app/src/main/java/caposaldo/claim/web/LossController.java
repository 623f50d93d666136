package caposaldo.claim.web;

import caposaldo.claim.Losses;
import caposaldo.db.AccessScope;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What came back, was refused or missing, by what it comes from. */
@Controller
class LossController {

    private static final int LONGEST_YEARS = 100;

    private final Templates templates;
    private final Losses losses;

    LossController(Templates templates, Losses losses) {
        this.templates = templates;
        this.losses = losses;
    }

    @GetMapping("/returns/pareto")
    JteModel pareto(
            @RequestParam(name = "losses", defaultValue = "RETURNS") Losses.What what,
            @RequestParam(defaultValue = "REASON") Losses.By by,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            AccessScope scope,
            Ui ui) {
        var last = until(until, scope);
        var first = from(from, last);
        var page = new LossPage(what, by, first, last, losses.of(scope, what, by, new Losses.Days(first, last), null));
        return templates.claimLosses(
                ui,
                page,
                Form.of(Map.of(
                        "losses", what.name(), "by", by.name(), "from", first.toString(), "until", last.toString())));
    }

    /** Today, unless somebody says otherwise. */
    static LocalDate until(@Nullable LocalDate typed, AccessScope scope) {
        return typed == null || typed.isAfter(scope.date()) ? scope.date() : typed;
    }

    /** A year, unless somebody says otherwise; a century at most. */
    static LocalDate from(@Nullable LocalDate typed, LocalDate last) {
        return typed == null || typed.isBefore(last.minusYears(LONGEST_YEARS))
                ? last.minusYears(1).plusDays(1)
                : typed;
    }
}
