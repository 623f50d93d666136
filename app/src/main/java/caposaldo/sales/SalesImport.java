package caposaldo.sales;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportTarget;
import caposaldo.kernel.Right;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Sales lines from a file. A line is known again by document and line number, or by its place among the lines of its
 * document; negative quantities are returns, tied to the latest earlier sale of the same item at the same price.
 */
@Component
class SalesImport implements ImportTarget {

    static final String CREATE_MISSING = "createMissing";
    static final String COLLECT_UNKNOWN = "collectUnknown";

    private static final int STEPS = 5;

    private final SentSales sent;
    private final TakenSales taken;
    private final SalesRollups rollups;
    private final ApplicationEventPublisher events;

    SalesImport(SentSales sent, TakenSales taken, SalesRollups rollups, ApplicationEventPublisher events) {
        this.sent = sent;
        this.taken = taken;
        this.rollups = rollups;
        this.events = events;
    }

    @Override
    public String name() {
        return "sales";
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public List<ImportField> fields() {
        return SalesImportFields.all();
    }

    @Override
    public List<String> options() {
        return List.of(CREATE_MISSING, COLLECT_UNKNOWN);
    }

    /** Who makes clients and items on the way must be allowed to make them. */
    @Override
    public Set<Right> rights(Set<String> options) {
        return options.contains(CREATE_MISSING) || options.contains(COLLECT_UNKNOWN)
                ? Set.of(Right.CLIENT_EDIT, Right.ITEM_EDIT)
                : Set.of();
    }

    @Override
    public Preview preview(Run run) {
        sent.resolve(run);
        return sent.preview();
    }

    @Override
    public void accept(Run run) {
        run.steps().begin(1, STEPS, "resolve");
        sent.resolve(run);
        run.steps().begin(2, STEPS, "records");
        taken.takeRecords(run);
        run.steps().begin(3, STEPS, "lines");
        taken.takeLines(run);
        run.steps().begin(4, STEPS, "returns");
        taken.tieReturns(run);
        run.steps().begin(STEPS, STEPS, "figures");
        recount(run);
    }

    private void recount(Run run) {
        events.publishEvent(new SalesChanged(rollups.recountTouched(run.today())));
    }

    @Override
    public void undo(Run run) {
        taken.takeBackLines(run);
        recount(run);
        taken.takeBackWhatTheyNeeded(run);
    }
}
