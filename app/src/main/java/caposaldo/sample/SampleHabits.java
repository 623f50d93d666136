package caposaldo.sample;

import caposaldo.db.AccessScope;
import caposaldo.ordering.KeepTemplate;
import caposaldo.ordering.OrderTemplates;
import caposaldo.ordering.Rhythm;
import caposaldo.ordering.SalesOrderId;
import org.springframework.stereotype.Component;

/** What a client of the sample orders again and again, made up and marked so. */
@Component
class SampleHabits {

    private static final String MADE_UP = "made up";

    private final KeepTemplate keep;
    private final OrderTemplates templates;

    SampleHabits(KeepTemplate keep, OrderTemplates templates) {
        this.keep = keep;
        this.templates = templates;
    }

    /** Each month from the next day of the order on, a week ahead, as a draft. */
    void orderAgain(AccessScope kam, SalesOrderId order) {
        var template = keep.keep(kam, order, "Monthly, " + MADE_UP);
        var first = kam.date().plusMonths(1);
        keep.run(
                kam,
                template,
                templates.get(kam, template).version(),
                new KeepTemplate.Run(Rhythm.Unit.MONTH, 1, first, first.plusYears(1), 7, false));
    }
}
