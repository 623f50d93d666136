package caposaldo.reliability.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.reliability.ChangeScoring;
import caposaldo.reliability.Finding;
import caposaldo.reliability.KeptCheck;
import caposaldo.reliability.Reliability;
import caposaldo.reliability.ReliabilityCheck;
import caposaldo.reliability.SecondOpinion;
import caposaldo.reliability.Step;
import caposaldo.web.Fact;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts the pages of a client's reliability together, also around a form that was refused. */
@Component
class ReliabilityPages {

    private final Templates templates;
    private final ClientRecords records;
    private final Reliability reliability;
    private final ChangeScoring scoring;
    private final SecondOpinion opinion;

    ReliabilityPages(
            Templates templates,
            ClientRecords records,
            Reliability reliability,
            ChangeScoring scoring,
            SecondOpinion opinion) {
        this.templates = templates;
        this.records = records;
        this.reliability = reliability;
        this.scoring = scoring;
        this.opinion = opinion;
    }

    /** @param typed what was refused; what is usual stands in the fields that it does not have */
    JteModel of(AccessScope scope, ClientId client, Form typed, Map<String, String> usual, Ui ui) {
        var check = reliability.of(scope, client);
        var values = new HashMap<>(usual);
        check.recommendation()
                .limit()
                .ifPresent(limit -> values.put("amount", limit.amount().toPlainString()));
        var months = scoring.current(scope).scoring().reviewMonths();
        values.put("reviewOn", scope.date().plusMonths(months).toString());
        // Who decides reads it beside the amount.
        check.score()
                .ifPresent(score -> values.put(
                        "reason",
                        ui.t(
                                "reliability.ask.reason",
                                score,
                                check.creditClass().name(),
                                check.confidence())));
        values.putAll(typed.values());
        return templates.reliabilityClient(
                ui,
                new ReliabilityPage(
                        records.head(scope, client, ui),
                        figures(check, ui),
                        check,
                        opinion.of(check),
                        reliability.checks(scope, client),
                        scope.may(Right.CREDIT_ASK)),
                new Form(Map.copyOf(values), typed.problems()));
    }

    static List<Fact> figures(ReliabilityCheck check, Ui ui) {
        var figures = new ArrayList<Fact>();
        figures.add(
                Fact.of(ui.t("reliability.score"), check.score().map(ui::number).orElse("—"))
                        .small(ui.t("reliability.class", check.creditClass().name()))
                        .tone(check.stops().isEmpty() ? Tone.PLAIN : Tone.BAD));
        figures.add(
                Fact.of(ui.t("reliability.confidence"), ui.percent(new Percent(BigDecimal.valueOf(check.confidence()))))
                        .small(ui.t("reliability.confidence.said")));
        check.need().ifPresent(need -> figures.add(Fact.of(ui.t("reliability.need"), ui.money(need.amount()))));
        check.capacity()
                .ifPresent(capacity -> figures.add(Fact.of(ui.t("reliability.capacity"), ui.money(capacity.amount()))));
        figures.add(Fact.of(ui.t("reliability.recommended"), ReliabilityWords.limit(check, ui)));
        return List.copyOf(figures);
    }

    JteModel evidence(AccessScope scope, ClientId client, Step step, Form form, Ui ui) {
        var brought = reliability.evidence(scope, client).stream()
                .filter(evidence -> evidence.finding().step() == step)
                .toList();
        return templates.reliabilityEvidence(
                ui,
                new EvidencePage(
                        records.head(scope, client, ui),
                        step,
                        Finding.of(step).stream()
                                .map(f -> new Option(f.name(), ui.t("reliability.finding." + f)))
                                .toList(),
                        scoring.current(scope).scoring().months().getOrDefault(step, 0),
                        brought,
                        scope.may(Right.CREDIT_ASK)),
                form);
    }

    JteModel kept(AccessScope scope, ClientId client, KeptCheck kept, Ui ui) {
        return templates.reliabilityKept(
                ui, records.head(scope, client, ui), kept, opinion.of(kept.check()), figures(kept.check(), ui));
    }
}
