package caposaldo.bank.web;

import caposaldo.bank.BankEntries;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On Today: how many bookings wait for a word. */
@Component
class BankTile implements HomeTile {

    private final BankEntries entries;

    BankTile(BankEntries entries) {
        this.entries = entries;
    }

    @Override
    public int rank() {
        return 25;
    }

    @Override
    public List<Fact> facts(AccessScope scope, Ui ui) {
        var waiting = scope.may(Right.RECEIVABLE_POST) ? entries.waiting(scope) : 0;
        return waiting == 0
                ? List.of()
                : List.of(Fact.of(ui.t("bank.waiting"), ui.number(waiting))
                        .tone(Tone.WARN)
                        .opens("/bank/entries?state=TO_DECIDE"));
    }
}
