package caposaldo.sample;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.DemonstrationSample;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.catalog.KeepSample;
import caposaldo.catalog.LendSample;
import caposaldo.catalog.Segments;
import caposaldo.catalog.SupplyItem;
import caposaldo.db.AccessScope;
import caposaldo.web.Option;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What Steel Wheels' products lack: for whom they are meant, packs, and demonstration samples; made up, and marked so. */
@Component
class SampleShow {

    /** How many days before the sample is loaded it was lent, and for how many. */
    private static final int[][] LOANS = {{40, 30}, {12, 21}, {25, 14}, {3, 14}};

    private final Items items;
    private final Segments segments;
    private final SupplyItem supply;
    private final KeepSample keep;
    private final LendSample lend;
    private final Clients clients;

    SampleShow(Items items, Segments segments, SupplyItem supply, KeepSample keep, LendSample lend, Clients clients) {
        this.items = items;
        this.segments = segments;
        this.supply = supply;
        this.keep = keep;
        this.lend = lend;
        this.clients = clients;
    }

    /** @param scope of who may do everything */
    void fill(AccessScope scope, SteelWheels company) {
        var codes = company.table("products").stream().map(List::getFirst).toList();
        var known = items.withCodes(scope, codes);
        var meant = segments.known(scope).stream().map(Option::value).toList();
        var customers = clients.withCodes(
                scope, company.table("customers").stream().map(List::getFirst).toList());
        for (var code : codes) {
            var item = known.get(code);
            if (item != null && !meant.isEmpty()) {
                include(scope, code, item, meant);
            }
        }
        var shown = codes.stream()
                .filter(c -> known.containsKey(c) && Generator.isShown(c))
                .toList();
        for (var n = 0; n < shown.size(); n++) {
            show(scope, n, Objects.requireNonNull(known.get(shown.get(n))), customers);
        }
    }

    private void include(AccessScope scope, String code, ItemId item, List<String> meant) {
        for (var segment : Generator.rangeOf(code, meant)) {
            var version = items.get(scope, item).version();
            supply.include(scope, item, version, segment.name(), segment.mustSell(), true);
        }
    }

    private void show(AccessScope scope, int n, ItemId item, List<Long> customers) {
        var serial = "DEMO-%03d".formatted(n + 1);
        var sample = keep.add(scope, item, serial, "Showroom, head office", DemonstrationSample.Condition.GOOD, true);
        if (n % 2 == 0 && !customers.isEmpty()) {
            var days = LOANS[n / 2 % LOANS.length];
            var then = scope.on(scope.date().minusDays(days[0]));
            var client = new ClientId(customers.get(n * 7 % customers.size()));
            lend.lend(then, sample, client, then.date().plusDays(days[1]), null);
        }
    }
}
