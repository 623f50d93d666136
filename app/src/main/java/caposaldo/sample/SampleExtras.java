package caposaldo.sample;

import caposaldo.account.FindDuplicates;
import caposaldo.db.AccessScope;
import org.springframework.stereotype.Component;

/** What is done once the files of the sample are in. */
@Component
record SampleExtras(
        SampleShow show,
        SampleBank bank,
        SamplePastOrders past,
        SampleCollection collection,
        SamplePrices prices,
        SampleOrders orders,
        SamplePapers papers,
        SampleChecks checks,
        FindDuplicates duplicates) {

    /** @param scope of who may do everything */
    void add(AccessScope scope, SteelWheels company, SampleFiles files) {
        show.fill(scope, company);
        bank.fill(scope, company, files);
        past.fill(scope, company, files);
        collection.fill(scope, company);
        prices.fill(scope, company);
        orders.fill(scope, company);
        papers.fill(scope);
        checks.fill(scope);
        duplicates.start(scope);
    }
}
