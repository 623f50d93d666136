package caposaldo.fuzz;

import caposaldo.bank.FuzzedStatements;
import caposaldo.claim.FuzzedPhotos;
import caposaldo.currency.FuzzedRates;
import caposaldo.exchange.FuzzedTables;
import caposaldo.ordering.FuzzedOrders;
import caposaldo.ordering.FuzzedRows;
import caposaldo.reconciliation.FuzzedLedgers;
import caposaldo.ubl.FuzzedDocuments;
import java.util.List;

/** Every reader that takes a file, or what is pasted, from outside. */
final class FuzzedReaders {

    static final List<FuzzedReader> ALL = List.of(
            new FuzzedStatements(),
            new FuzzedOrders(),
            new FuzzedRows(),
            new FuzzedLedgers(),
            new FuzzedDocuments(),
            new FuzzedRates(),
            new FuzzedTables(),
            new FuzzedPhotos());

    private FuzzedReaders() {}

    static FuzzedReader named(String name) {
        return ALL.stream()
                .filter(reader -> reader.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No reader " + name + " among " + ALL));
    }
}
