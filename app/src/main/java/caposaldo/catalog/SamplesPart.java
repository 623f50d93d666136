package caposaldo.catalog;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Chip;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On the record of a client: the demonstration samples it has and had. */
@Component
class SamplesPart implements ClientPart {

    private final Samples samples;

    SamplesPart(Samples samples) {
        this.samples = samples;
    }

    @Override
    public int rank() {
        return 60;
    }

    @Override
    public List<Chip> chips(AccessScope scope, ClientId client, Ui ui) {
        if (!scope.may(Right.ITEM_READ)) {
            return List.of();
        }
        var late = samples.overdueWith(scope, client);
        return late == 0 ? List.of() : List.of(Chip.warn(ui.t("catalog.samples.late", late)));
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return scope.may(Right.ITEM_READ)
                ? List.of(new Tab(ui.t("catalog.tab.samples"), client.path() + "/samples"))
                : List.of();
    }
}
