package caposaldo.analytics.value;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Nelder-Mead on the logarithms of positive parameters, started again from its own optimum until it
 * stays there: one run may stop where the simplex has merely collapsed.
 */
final class MaximumLikelihood {

    private static final int EVALUATIONS_PER_RUN = 10_000;
    private static final int MOST_RUNS = 20;
    private static final double SETTLED = 1e-7;
    /** Beyond this the logarithm of a parameter stands for "none" or "no variation at all". */
    private static final double LARGEST_LOG = 25;

    private final int parameters;

    private MaximumLikelihood(int parameters) {
        this.parameters = parameters;
    }

    static MaximumLikelihood over(int parameters) {
        return new MaximumLikelihood(parameters);
    }

    /** @throws ArithmeticException if no run settles */
    <M> Fit<M> fit(Function<double[], M> model, ToDoubleFunction<M> logLikelihood) {
        var objective = new ObjectiveFunction(logs -> {
            double value = tooFar(logs) ? Double.NaN : logLikelihood.applyAsDouble(model.apply(exp(logs)));
            // The simplex orders its corners by value, so a point without a likelihood is a very bad one.
            return Double.isFinite(value) ? value : -Double.MAX_VALUE;
        });
        PointValuePair best = run(objective, new double[parameters]);
        for (int i = 0; i < MOST_RUNS; i++) {
            PointValuePair again = run(objective, best.getPoint());
            if (again.getValue() - best.getValue() < SETTLED) {
                return new Fit<>(model.apply(exp(again.getPoint())), again.getValue());
            }
            best = again;
        }
        throw new ArithmeticException("the likelihood has no maximum to settle at");
    }

    private PointValuePair run(ObjectiveFunction objective, double[] start) {
        return new SimplexOptimizer(new SimpleValueChecker(1e-13, 1e-9))
                .optimize(
                        new MaxEval(EVALUATIONS_PER_RUN),
                        objective,
                        GoalType.MAXIMIZE,
                        new InitialGuess(start),
                        new NelderMeadSimplex(parameters, 0.5));
    }

    private static boolean tooFar(double[] logs) {
        return Arrays.stream(logs).anyMatch(log -> Math.abs(log) > LARGEST_LOG);
    }

    private static double[] exp(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }
}
