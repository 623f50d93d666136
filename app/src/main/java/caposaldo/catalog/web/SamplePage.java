package caposaldo.catalog.web;

import caposaldo.catalog.DemonstrationSample;
import caposaldo.catalog.Loan;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The record of a sample: where it is, and every loan there was. */
public record SamplePage(DemonstrationSample sample, List<Loan> loans, LocalDate today, AccessScope scope) {

    public boolean mayLend() {
        return scope.may(Right.SAMPLE_LEND);
    }

    public boolean mayEdit() {
        return scope.may(Right.ITEM_EDIT);
    }

    /** Whether the person may do something about the loan the sample is out on. */
    public boolean mayTakeBack() {
        return mayLend() && sample.loan() != null && sample.loan().client() != null;
    }

    public List<Chip> chips(Ui ui) {
        return List.of(chip(sample, today, ui));
    }

    public static Chip chip(DemonstrationSample sample, LocalDate today, Ui ui) {
        if (sample.retiredOn() != null) {
            return Chip.plain(ui.t("catalog.samples.state.RETIRED"));
        } else if (sample.loan() == null) {
            return Chip.good(ui.t("catalog.samples.state.HERE"));
        } else {
            return chip(sample.loan(), today, ui);
        }
    }

    /** Whether a loan is running, late or over. */
    public static Chip chip(Loan loan, LocalDate today, Ui ui) {
        if (!loan.isOut()) {
            return Chip.plain(ui.t("catalog.loan.back"));
        } else if (loan.isOverdue(today)) {
            var days = ChronoUnit.DAYS.between(loan.dueBackOn(), today);
            return Chip.bad(ui.t("catalog.loan.overdue", days));
        } else {
            return Chip.of(ui.t("catalog.samples.state.OUT"));
        }
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("catalog.samples.col.item"), sample.itemName())
                .small(sample.itemCode())
                .opens(sample.item().path()));
        var loan = sample.loan();
        if (loan == null) {
            facts.add(Fact.of(ui.t("catalog.samples.col.place"), sample.place()));
        } else {
            facts.add(
                    loan.client() == null
                            ? Fact.of(ui.t("catalog.samples.col.client"), ui.t("catalog.loan.elsewhere"))
                            : Fact.of(ui.t("catalog.samples.col.client"), ui.orDash(loan.clientName()))
                                    .opens(loan.client().path() + "/samples"));
            facts.add(Fact.of(ui.t("catalog.samples.col.dueBackOn"), ui.date(loan.dueBackOn()))
                    .tone(loan.isOverdue(today) ? Tone.BAD : Tone.PLAIN));
        }
        facts.add(Fact.of(
                ui.t("catalog.samples.col.condition"), ui.t("catalog.samples.condition." + sample.condition())));
        facts.add(Fact.of(ui.t("catalog.loans.count"), ui.number(loans.size())));
        return List.copyOf(facts);
    }
}
