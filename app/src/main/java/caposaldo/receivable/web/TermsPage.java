package caposaldo.receivable.web;

import caposaldo.account.ClientHead;
import caposaldo.receivable.AgreeTerms;
import caposaldo.receivable.PaymentTerms;
import caposaldo.web.Fact;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Within how many days a client pays, now and as it was agreed before.
 *
 * @param agreed the latest first, those still to come among them
 */
public record TermsPage(ClientHead client, List<AgreeTerms.Agreed> agreed, LocalDate today, boolean mayAgree) {

    /** Empty where nothing was agreed and the usual term holds. */
    private Optional<AgreeTerms.Agreed> current() {
        return agreed.stream().filter(terms -> !terms.from().isAfter(today)).findFirst();
    }

    public List<Fact> facts(Ui ui) {
        var terms = current().map(AgreeTerms.Agreed::terms).orElse(PaymentTerms.USUAL);
        return List.of(
                Fact.of(ui.t("receivable.terms.now"), said(terms, ui))
                        .small(current()
                                .map(c -> ui.t("receivable.terms.since", ui.date(c.from())))
                                .orElse(ui.t("receivable.terms.usual"))),
                Fact.of(ui.t("receivable.terms.today"), ui.date(terms.due(today))));
    }

    public boolean isToCome(AgreeTerms.Agreed terms) {
        return terms.from().isAfter(today);
    }

    public static String said(PaymentTerms terms, Ui ui) {
        return ui.t(terms.monthEnd() ? "receivable.terms.daysEnd" : "receivable.terms.days", terms.days());
    }
}
