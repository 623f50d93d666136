package caposaldo.analytics.collection;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * What settled invoices say of all clients together.
 *
 * @param mean days after the due date of an undisputed invoice on paper
 * @param electronic days that sending it as a file adds
 * @param disputed days that a dispute adds
 * @param variance of invoices within a client
 * @param between variance of the clients' own paces, above 0
 * @param electronicShare of all invoices
 * @param disputeShare of all invoices
 */
record PaymentEffects(
        double mean,
        double electronic,
        double disputed,
        double variance,
        double between,
        double electronicShare,
        double disputeShare) {

    /** A ridge of one invoice, for ledgers where one of the circumstances hardly changes within a client. */
    private static final double RIDGE = 1;
    /** Dates are whole days, so that less than a day's rounding is no variance. */
    private static final double LEAST_VARIANCE = 1.0 / 12;

    /** @param clients the settled invoices of each, none without any */
    static PaymentEffects within(List<List<Invoice>> clients) {
        List<Invoice> all = clients.stream().flatMap(List::stream).toList();
        double[] slopes = slopes(clients);
        double electronicShare = share(all.stream().filter(Invoice::electronic).count(), all);
        double disputeShare = share(all.stream().filter(Invoice::disputed).count(), all);
        var unspread = new PaymentEffects(0, slopes[0], slopes[1], 1, 1, electronicShare, disputeShare);
        double[][] days = clients.stream()
                .map(client -> client.stream().mapToDouble(unspread::adjusted).toArray())
                .toArray(double[][]::new);
        double mean =
                Arrays.stream(days).mapToDouble(PaymentEffects::mean).average().orElseThrow();
        double[] variances = variances(days);
        return new PaymentEffects(
                mean, slopes[0], slopes[1], variances[0], variances[1], electronicShare, disputeShare);
    }

    /** How many invoices of its own weigh as much as what is known of all clients. */
    double drawn() {
        return variance / between;
    }

    /** The deviation of any invoice of any client. */
    double anyDeviation() {
        return Math.sqrt(variance + between);
    }

    /** Days after the due date of a settled invoice, had it come on paper and undisputed. */
    double adjusted(Invoice invoice) {
        return invoice.daysPastDue(invoice.settled().orElseThrow())
                - (invoice.electronic() ? electronic : 0)
                - (invoice.disputed() ? disputed : 0);
    }

    /** Least squares on what differs from the client's own mean. */
    private static double[] slopes(List<List<Invoice>> clients) {
        double[][] products = {{RIDGE, 0}, {0, RIDGE}};
        double[] moments = new double[2];
        for (List<Invoice> client : clients) {
            double[][] columns = {
                client.stream().mapToDouble(i -> i.electronic() ? 1 : 0).toArray(),
                client.stream().mapToDouble(i -> i.disputed() ? 1 : 0).toArray(),
                client.stream()
                        .mapToDouble(i -> i.daysPastDue(i.settled().orElseThrow()))
                        .toArray()
            };
            double[] means =
                    Arrays.stream(columns).mapToDouble(PaymentEffects::mean).toArray();
            for (int i = 0; i < client.size(); i++) {
                for (int j = 0; j < 2; j++) {
                    double away = columns[j][i] - means[j];
                    moments[j] += away * (columns[2][i] - means[2]);
                    products[j][0] += away * (columns[0][i] - means[0]);
                    products[j][1] += away * (columns[1][i] - means[1]);
                }
            }
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(products, false))
                .getSolver()
                .solve(new ArrayRealVector(moments, false))
                .toArray();
    }

    /** Within and between clients, by analysis of variance with groups of unequal size. */
    private static double[] variances(double[][] clients) {
        int invoices = Arrays.stream(clients).mapToInt(c -> c.length).sum();
        double all = Arrays.stream(clients).flatMapToDouble(Arrays::stream).sum() / invoices;
        double within = 0;
        double between = 0;
        double squaredSizes = 0;
        for (double[] client : clients) {
            double own = mean(client);
            within += Arrays.stream(client).map(d -> (d - own) * (d - own)).sum();
            between += client.length * (own - all) * (own - all);
            squaredSizes += (double) client.length * client.length;
        }
        double variance = Math.max(LEAST_VARIANCE, within / Math.max(1, invoices - clients.length));
        double groups = Math.max(1, clients.length - 1);
        double size = (invoices - squaredSizes / invoices) / groups;
        double spread = size > 0 ? (between / groups - variance) / size : 0;
        return new double[] {variance, Math.max(LEAST_VARIANCE, spread)};
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double share(long some, List<Invoice> all) {
        return (double) some / all.size();
    }
}
