package caposaldo.credit.web;

import caposaldo.credit.WriteOff;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;

/** What is said of a debt that is written off. */
public final class WriteOffWords {

    private WriteOffWords() {}

    static List<Fact> facts(WriteOff writeOff, Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("credit.writeOffs.col.client"), writeOff.clientName())
                .opens(writeOff.client().path() + "/receivables"));
        facts.add(Fact.of(ui.t("credit.writeOffs.col.debt"), writeOff.debtNumber())
                .opens(writeOff.debt().path()));
        facts.add(Fact.of(ui.t("credit.writeOffs.col.amount"), ui.money(writeOff.amount())));
        facts.add(Fact.of(ui.t("credit.writeOffs.col.askedBy"), writeOff.askedBy())
                .small(ui.date(writeOff.askedOn())));
        return List.copyOf(facts);
    }

    public static Chip chip(WriteOff.State state, Ui ui) {
        var said = ui.t("credit.writeOffs.state." + state);
        return switch (state) {
            case ASKED -> Chip.warn(said);
            case DONE -> Chip.plain(said);
            case DECLINED -> Chip.bad(said);
        };
    }
}
