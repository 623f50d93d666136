package caposaldo.analytics.credit;

import caposaldo.analytics.credit.Factor.Kind;
import java.util.List;
import java.util.Random;

/**
 * Firms of which a quarter or so default: more with debts, less with age, much more in trade 2; one
 * factor says nothing. Of every tenth the debts are not known, and half of those default.
 */
record CreditFixture(double[][] firms, boolean[] defaulted) {

    static final List<Factor> FACTORS = List.of(
            new Factor("debts", Kind.MONOTONE),
            new Factor("age", Kind.MONOTONE),
            new Factor("trade", Kind.CATEGORY),
            new Factor("noise", Kind.MONOTONE));

    static CreditFixture of(int firms, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[firms][];
        boolean[] defaulted = new boolean[firms];
        for (int i = 0; i < firms; i++) {
            double debts = random.nextDouble();
            double age = 1 + random.nextInt(40);
            double trade = random.nextInt(4);
            boolean silent = random.nextInt(10) == 0;
            double logOdds = -2.5 + 3 * debts - 0.04 * age + (trade == 2 ? 1.5 : 0);
            double chance = silent ? 0.5 : 1 / (1 + Math.exp(-logOdds));
            rows[i] = new double[] {silent ? Double.NaN : debts, age, trade, random.nextDouble()};
            defaulted[i] = random.nextDouble() < chance;
        }
        return new CreditFixture(rows, defaulted);
    }
}
