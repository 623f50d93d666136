package caposaldo.receivable.web;

import caposaldo.kernel.Money;
import caposaldo.receivable.ClientAccount;
import caposaldo.web.Fact;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;

/** What is owed in a line of facts; each opens the rows it sums. */
final class AccountFacts {

    private AccountFacts() {}

    /** @param list where the documents are listed */
    static List<Fact> of(ClientAccount account, String list, Ui ui) {
        return of(account, list, "", ui);
    }

    /** @param also what the addresses of the lists say besides, such as the currency */
    static List<Fact> of(ClientAccount account, String list, String also, Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("receivable.balance"), ui.money(account.balance())));
        facts.add(Fact.of(ui.t("receivable.owed"), ui.money(account.owed()))
                .small(ui.t("receivable.items.count", account.openItems()))
                .opens(list + "?state=OVERDUE&state=NOT_DUE" + also));
        facts.add(Fact.of(ui.t("receivable.overdue"), ui.money(account.overdue()))
                .small(ui.t("receivable.items.count", account.overdueItems()))
                .tone(isAny(account.overdue()) ? Tone.BAD : Tone.PLAIN)
                .opens(list + "?state=OVERDUE" + also));
        var oldest = account.oldestDueOn();
        if (oldest != null && oldest.isBefore(account.asOf())) {
            facts.add(Fact.of(ui.t("receivable.oldest"), ui.date(oldest)));
        }
        if (isAny(account.disputed())) {
            facts.add(Fact.of(ui.t("receivable.disputed"), ui.money(account.disputed()))
                    .tone(Tone.WARN)
                    .opens(list + "?disputed.from=0.01" + also));
        }
        facts.add(Fact.of(ui.t("receivable.unapplied"), ui.money(account.unapplied()))
                .tone(isAny(account.unapplied()) ? Tone.WARN : Tone.PLAIN)
                .opens(list + "?state=UNAPPLIED" + also));
        return List.copyOf(facts);
    }

    static boolean isAny(Money amount) {
        return amount.amount().signum() > 0;
    }
}
