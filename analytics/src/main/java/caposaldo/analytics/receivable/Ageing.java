package caposaldo.analytics.receivable;

import caposaldo.analytics.receivable.AgeingBuckets.Bucket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What is owed, by how long it is overdue. It cannot exist with a sum that differs from the balance:
 * buckets less unapplied money are the balance, to the last digit.
 *
 * @param rows one for each bucket, in order, also where nothing lies
 * @param unapplied money and credits not yet applied, 0 or more, in no bucket
 * @param balance what the ledger says is owed
 */
public record Ageing(LocalDate asOf, List<Row> rows, BigDecimal unapplied, BigDecimal balance) {

    /**
     * What lies in one bucket.
     *
     * @param open owed, disputed or not
     * @param disputed the part of {@code open} that is contested
     */
    public record Row(Bucket bucket, int items, BigDecimal open, BigDecimal disputed) {}

    /** @throws IllegalArgumentException if buckets less unapplied money are not the balance */
    public Ageing {
        rows = List.copyOf(rows);
        BigDecimal sum = sum(rows).subtract(unapplied);
        if (sum.compareTo(balance) != 0) {
            throw new IllegalArgumentException("the buckets sum to " + sum + ", the balance is " + balance);
        }
    }

    /**
     * Sorts items into buckets by due date.
     *
     * @param balance what the ledger says these items sum to, taken from elsewhere than the items
     * @throws IllegalArgumentException if they do not
     */
    public static Ageing of(LocalDate asOf, AgeingBuckets buckets, Collection<OpenItem> items, BigDecimal balance) {
        int size = buckets.all().size();
        int[] counts = new int[size];
        BigDecimal[] open = zeros(size);
        BigDecimal[] disputed = zeros(size);
        BigDecimal unapplied = BigDecimal.ZERO;
        for (OpenItem item : items) {
            if (item.unapplied()) {
                unapplied = unapplied.subtract(item.open());
            } else {
                int bucket = buckets.indexOf(item.daysOverdue(asOf));
                counts[bucket]++;
                open[bucket] = open[bucket].add(item.open());
                disputed[bucket] = disputed[bucket].add(item.disputed());
            }
        }
        List<Row> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(new Row(buckets.all().get(i), counts[i], open[i], disputed[i]));
        }
        return new Ageing(asOf, rows, unapplied, balance);
    }

    /** What is past its due date, disputed or not. */
    public BigDecimal overdue() {
        return sum(rows.subList(1, rows.size()));
    }

    /** What is not past its due date. */
    public BigDecimal notDue() {
        return rows.getFirst().open();
    }

    private static BigDecimal sum(List<Row> rows) {
        return rows.stream().map(Row::open).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal[] zeros(int size) {
        BigDecimal[] zeros = new BigDecimal[size];
        Arrays.fill(zeros, BigDecimal.ZERO);
        return zeros;
    }
}
