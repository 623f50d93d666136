package caposaldo.sample;

import caposaldo.account.FindDuplicates;
import caposaldo.db.AccessScope;
import org.springframework.stereotype.Component;

/** What is done once the files of the sample are in. */
@Component
record SampleExtras(
        SampleShow show,
        SampleCollection collection,
        SamplePrices prices,
        SampleOrders orders,
        SamplePapers papers,
        FindDuplicates duplicates) {

    /** @param scope of who may do everything */
    void add(AccessScope scope, SteelWheels company) {
        show.fill(scope, company);
        collection.fill(scope, company);
        prices.fill(scope, company);
        orders.fill(scope, company);
        papers.fill(scope);
        duplicates.start(scope);
    }
}
