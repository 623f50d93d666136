package caposaldo.credit.web;

import caposaldo.credit.ClientCredits;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On Today: how many clients stand above their limits. */
@Component
class CreditTile implements HomeTile {

    private final ClientCredits credits;

    CreditTile(ClientCredits credits) {
        this.credits = credits;
    }

    @Override
    public int rank() {
        return 22;
    }

    @Override
    public List<Fact> facts(AccessScope scope, Ui ui) {
        if (!scope.may(Right.CREDIT_READ)) {
            return List.of();
        }
        var over = credits.countOver(scope);
        return over == 0
                ? List.of()
                : List.of(Fact.of(ui.t("credit.over"), ui.number(over))
                        .tone(Tone.BAD)
                        .opens("/credit?state=OVER"));
    }
}
