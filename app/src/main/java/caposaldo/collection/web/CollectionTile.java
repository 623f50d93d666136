package caposaldo.collection.web;

import caposaldo.collection.CallList;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On Today: how many clients are to be called about money. */
@Component
class CollectionTile implements HomeTile {

    private final CallList calls;

    CollectionTile(CallList calls) {
        this.calls = calls;
    }

    @Override
    public int rank() {
        return 21;
    }

    @Override
    public List<Fact> facts(AccessScope scope, Ui ui) {
        if (!scope.may(Right.RECEIVABLE_COLLECT)) {
            return List.of();
        }
        var waiting = calls.countToCall(scope);
        return waiting == 0
                ? List.of()
                : List.of(Fact.of(ui.t("collection.toCall"), ui.number(waiting)).opens("/collection?waits=NONE"));
    }
}
