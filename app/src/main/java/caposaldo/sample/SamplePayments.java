package caposaldo.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * By which road each payment of Steel Wheels comes, so that each comes once.
 *
 * @param byFile with the file of payments
 * @param before by an earlier statement of its bank: of each client of {@code last} the payment before, which tells who pays for it
 * @param last by its latest statement: of each client the latest, where it came lately
 */
record SamplePayments(List<Payment> byFile, List<Payment> before, List<Payment> last) {

    /** Steel Wheels is not paid often. */
    private static final int LATELY = 50;

    /** One of its payments, on its day here. */
    record Payment(String check, String client, LocalDate on, BigDecimal amount) {}

    static SamplePayments of(SteelWheels company, SampleFiles files) {
        var today = files.end().plusDays(1);
        var roads = new SamplePayments(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var byClient = company.table("payments").stream()
                .map(row -> new Payment(
                        row.get(1),
                        row.get(0),
                        files.shifted(SampleLedger.day(row.get(2))),
                        new BigDecimal(row.get(3))))
                .sorted(Comparator.comparing(Payment::on).thenComparing(Payment::check))
                .collect(Collectors.groupingBy(Payment::client, TreeMap::new, Collectors.toList()));
        byClient.values().forEach(all -> roads.part(all, today));
        roads.last.sort(Comparator.comparing(Payment::on).thenComparing(Payment::check));
        return roads;
    }

    /** @param all of one client, the first first; what is still to come stays in the file */
    private void part(List<Payment> all, LocalDate today) {
        var come = all.stream().filter(payment -> !payment.on.isAfter(today)).toList();
        byFile.addAll(all.subList(come.size(), all.size()));
        if (come.isEmpty() || !come.getLast().on.isAfter(today.minusDays(LATELY))) {
            byFile.addAll(come);
            return;
        }
        last.add(come.getLast());
        var earlier = come.subList(0, come.size() - 1);
        if (!earlier.isEmpty()) {
            before.add(earlier.getLast());
            byFile.addAll(earlier.subList(0, earlier.size() - 1));
        }
    }
}
