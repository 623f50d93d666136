package caposaldo.analytics.bench;

import caposaldo.analytics.credit.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The 64 ratios of the Polish companies (UCI 365) with the differences of those that have one
 * denominator: profit after interest less profit before it is the interest, and so on. Trees cannot
 * subtract.
 *
 * <p>Profit in three years (ratio 24) takes no part: it equals the profit of one year to the last digit
 * in half of the bankrupt firms and next to none of the others, which is how this file was filled and
 * nothing that other firms' statements would show.
 */
final class CompanyRatios {

    /** Numbers of the ratios over total assets, sales, daily sales, short-term and all debts, fixed assets, costs. */
    private static final List<List<Integer>> OF_ONE_DENOMINATOR = List.of(
            List.of(1, 2, 3, 6, 7, 9, 10, 11, 14, 18, 22, 25, 35, 36, 38, 48, 51),
            List.of(13, 19, 23, 31, 39, 42, 49, 56, 58),
            List.of(20, 43, 44, 62),
            List.of(4, 12, 33, 40, 46, 63),
            List.of(8, 16, 17, 26, 34, 50),
            List.of(28, 53, 54, 64),
            List.of(32, 47, 52));

    private CompanyRatios() {}

    static CreditFile withDifferences(CreditFile file) {
        if (file.rows().length == 0) {
            return file;
        }
        List<int[]> pairs = pairs();
        List<Factor> factors = new ArrayList<>(file.factors());
        pairs.forEach(pair -> factors.add(new Factor(
                file.factors().get(pair[0]).name() + "-"
                        + file.factors().get(pair[1]).name(),
                Factor.Kind.MONOTONE)));
        double[][] rows = Arrays.stream(file.rows())
                .map(row -> {
                    double[] wide = Arrays.copyOf(row, factors.size());
                    for (int i = 0; i < pairs.size(); i++) {
                        wide[row.length + i] = row[pairs.get(i)[0]] - row[pairs.get(i)[1]];
                    }
                    return wide;
                })
                .toArray(double[][]::new);
        return new CreditFile(factors, rows, file.defaulted());
    }

    /** Columns, which count from 0. */
    private static List<int[]> pairs() {
        List<int[]> pairs = new ArrayList<>();
        for (List<Integer> ratios : OF_ONE_DENOMINATOR) {
            for (int i = 0; i < ratios.size(); i++) {
                for (int j = 0; j < i; j++) {
                    pairs.add(new int[] {ratios.get(i) - 1, ratios.get(j) - 1});
                }
            }
        }
        return pairs;
    }
}
