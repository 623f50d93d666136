package caposaldo.credit.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.credit.ClientCredits;
import caposaldo.credit.Cover;
import caposaldo.credit.CreditClass;
import caposaldo.credit.CreditFacts;
import caposaldo.credit.CreditLimits;
import caposaldo.credit.ExpectedCredit;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.web.Chart;
import caposaldo.web.Fact;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts the page of a client's credit together, also around a form that was refused. */
@Component
class CreditPages {

    private final Templates templates;
    private final ClientRecords records;
    private final ClientCredits credits;
    private final CreditLimits limits;
    private final ExpectedCredit expected;

    CreditPages(
            Templates templates,
            ClientRecords records,
            ClientCredits credits,
            CreditLimits limits,
            ExpectedCredit expected) {
        this.templates = templates;
        this.records = records;
        this.credits = credits;
        this.limits = limits;
        this.expected = expected;
    }

    JteModel of(AccessScope scope, ClientId client, Form form, Ui ui) {
        var verdicts = credits.of(scope, client);
        var facts = verdicts.getFirst().facts();
        return templates.creditClient(
                ui,
                new CreditPage(
                        records.head(scope, client, ui),
                        facts,
                        figures(facts, client, ui),
                        chart(facts, ui),
                        summary(facts, ui),
                        verdicts,
                        expected.of(scope, client, facts, CreditController.ahead(scope)),
                        limits.of(scope, client),
                        limits.asked(scope, client).stream()
                                .filter(a -> a.state() != CreditLimits.Asked.State.GIVEN)
                                .toList(),
                        limits.cover(scope, client),
                        choices(ui),
                        new CreditPage.May(scope.may(Right.CREDIT_ASK), scope.may(Right.CREDIT_GIVE))),
                form);
    }

    List<Fact> figures(AccessScope scope, ClientId client, Ui ui) {
        return figures(credits.of(scope, client).getFirst().facts(), client, ui);
    }

    private static CreditPage.Choices choices(Ui ui) {
        return new CreditPage.Choices(
                Stream.of(CreditClass.values())
                        .map(c -> new Option(c.name(), ui.t("credit.class." + c)))
                        .toList(),
                Stream.of(Cover.Kind.values())
                        .map(k -> new Option(k.name(), ui.t("credit.cover.kind." + k)))
                        .toList());
    }

    private static List<Fact> figures(CreditFacts facts, ClientId client, Ui ui) {
        var figures = new ArrayList<Fact>();
        var limit = facts.limit().map(CreditFacts.Limit::amount);
        figures.add(Fact.of(ui.t("credit.limit"), limit.map(ui::money).orElse("—"))
                .small(facts.limit()
                        .map(l -> ui.t("credit.until", ui.date(l.until())))
                        .or(() -> facts.endedOn().map(day -> ui.t("credit.ended", ui.date(day))))
                        .orElse(ui.t("credit.none"))));
        var exposure = facts.exposure();
        figures.add(Fact.of(ui.t("credit.exposure"), ui.money(exposure.total()))
                .small(ui.t("credit.withoutCover", ui.money(exposure.withoutCover()))));
        facts.free()
                .ifPresent(free -> figures.add(Fact.of(ui.t("credit.free"), ui.money(free))
                        .tone(free.isNegative() ? Tone.BAD : Tone.GOOD)
                        .small(facts.share().map(ui::percent).orElse(""))));
        figures.add(Fact.of(ui.t("credit.overdue"), ui.money(facts.overdue()))
                .tone(facts.overdue().amount().signum() > 0 ? Tone.BAD : Tone.PLAIN)
                .small(ui.t("credit.overdueDays", facts.overdueDays()))
                .opens(client.path() + "/receivables"));
        return List.copyOf(figures);
    }

    private static String summary(CreditFacts facts, Ui ui) {
        return facts.free()
                .map(free -> ui.t(
                        free.isNegative() ? "credit.summary.over" : "credit.summary.within",
                        ui.money(facts.exposure().total()),
                        ui.money(facts.limit().orElseThrow().amount()),
                        ui.money(free.isNegative() ? free.negated() : free)))
                .orElse(ui.t("credit.summary.none", ui.money(facts.exposure().total())));
    }

    /** What is taken up, part by part, beside what stands against it; parts of nothing are left out. */
    private static Chart chart(CreditFacts facts, Ui ui) {
        var exposure = facts.exposure();
        var taken = new LinkedHashMap<String, Money>();
        taken.put("owed", exposure.owed());
        taken.put("delivered", exposure.delivered());
        taken.put("confirmed", exposure.confirmed());
        var against = new LinkedHashMap<String, Money>();
        against.put("unapplied", exposure.unapplied());
        against.put("cover", exposure.cover());
        facts.limit().ifPresent(limit -> against.put("limit", limit.amount()));
        var parts = Stream.concat(taken.entrySet().stream(), against.entrySet().stream())
                .filter(part -> part.getValue().amount().signum() != 0)
                .map(Map.Entry::getKey)
                .toList();
        return new Chart(
                Chart.Kind.BARS,
                ui.t("credit.picture"),
                ui.t("credit.picture.row"),
                parts.stream()
                        .map(part -> new Chart.Series(ui.t("credit.part." + part), Chart.Shape.STACK))
                        .toList(),
                List.of(
                        new Chart.Row(ui.t("credit.picture.taken"), "", cells(parts, taken, ui)),
                        new Chart.Row(ui.t("credit.picture.against"), "", cells(parts, against, ui))));
    }

    private static List<Chart.Cell> cells(List<String> parts, Map<String, Money> amounts, Ui ui) {
        return parts.stream()
                .map(part -> Optional.ofNullable(amounts.get(part))
                        .map(money -> new Chart.Cell(ui.money(money), money.amount()))
                        .orElse(new Chart.Cell("", BigDecimal.ZERO)))
                .toList();
    }
}
