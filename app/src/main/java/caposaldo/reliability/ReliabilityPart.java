package caposaldo.reliability;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Chip;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On the record of a client: where its reliability is told, and a warning when its check has expired. */
@Component
class ReliabilityPart implements ClientPart {

    private final DueChecks due;

    ReliabilityPart(DueChecks due) {
        this.due = due;
    }

    @Override
    public int rank() {
        return 18;
    }

    @Override
    public List<Chip> chips(AccessScope scope, ClientId client, Ui ui) {
        if (!scope.may(Right.CREDIT_READ)) {
            return List.of();
        }
        return due.expired(scope, client).stream()
                .map(day -> Chip.warn(ui.t("reliability.expired.chip", ui.date(day))))
                .toList();
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return scope.may(Right.CREDIT_READ)
                ? List.of(new Tab(ui.t("reliability.tab"), client.path() + "/reliability"))
                : List.of();
    }
}
