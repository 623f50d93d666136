package caposaldo.analytics.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalStateException;
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

    private static final int SAMPLE = 2_000;
    /** Side of the first simplex, on logarithms, from nowhere in particular and from a sample's optimum. */
    private static final double FAR = 0.5;

    private static final double NEAR = 0.1;

    private final int parameters;

    private MaximumLikelihood(int parameters) {
        this.parameters = parameters;
    }

    static MaximumLikelihood over(int parameters) {
        return new MaximumLikelihood(parameters);
    }

    /** A likelihood of a few to come near the maximum by, and of all to reach it. */
    record Likelihoods<M>(Optional<ToDoubleFunction<M>> ofSample, ToDoubleFunction<M> ofAll) {}

    /**
     * The sample takes every so manieth where there are so many that all would be slow from far away.
     *
     * @param order sums round differently in another order, and a database hands rows out in any: the same data in the
     *     same order give the same fit
     */
    static <T, L, M> Likelihoods<M> sampled(
            Collection<T> all, Comparator<T> order, Function<Collection<T>, L> prepared, ToDoubleBiFunction<L, M> of) {
        List<T> list = all.stream().sorted(order).toList();
        L whole = prepared.apply(list);
        if (list.size() < 2 * SAMPLE) {
            return new Likelihoods<>(Optional.empty(), model -> of.applyAsDouble(whole, model));
        }
        L sample = prepared.apply(IntStream.range(0, SAMPLE)
                .mapToObj(i -> list.get((int) ((long) i * list.size() / SAMPLE)))
                .toList());
        return new Likelihoods<>(
                Optional.of(model -> of.applyAsDouble(sample, model)), model -> of.applyAsDouble(whole, model));
    }

    /** @throws ArithmeticException if no run settles */
    <M> Fit<M> fit(Function<double[], M> model, Likelihoods<M> likelihoods) {
        double[] start = likelihoods
                .ofSample()
                .map(sample -> climb(objective(model, sample), new double[parameters], FAR))
                .map(PointValuePair::getPoint)
                .orElse(new double[parameters]);
        PointValuePair top = climb(
                objective(model, likelihoods.ofAll()),
                start,
                likelihoods.ofSample().isPresent() ? NEAR : FAR);
        return new Fit<>(
                model.apply(exp(top.getPoint())),
                top.getValue(),
                new Curvature(objective(model, likelihoods.ofAll()).getObjectiveFunction()).isFlat(top.getPoint()));
    }

    private <M> ObjectiveFunction objective(Function<double[], M> model, ToDoubleFunction<M> logLikelihood) {
        return new ObjectiveFunction(logs -> {
            double value = tooFar(logs) ? Double.NaN : logLikelihood.applyAsDouble(model.apply(exp(logs)));
            // The simplex orders its corners by value, so a point without a likelihood is a very bad one.
            return Double.isFinite(value) ? value : -Double.MAX_VALUE;
        });
    }

    private PointValuePair climb(ObjectiveFunction objective, double[] start, double side) {
        PointValuePair best = run(objective, start, side);
        for (int i = 0; i < MOST_RUNS; i++) {
            PointValuePair again = run(objective, best.getPoint(), side);
            if (again.getValue() - best.getValue() < SETTLED) {
                return again;
            }
            best = again;
        }
        throw new ArithmeticException("the likelihood has no maximum to settle at");
    }

    private PointValuePair run(ObjectiveFunction objective, double[] start, double side) {
        try {
            return new SimplexOptimizer(new SimpleValueChecker(1e-13, 1e-9))
                    .optimize(
                            new MaxEval(EVALUATIONS_PER_RUN),
                            objective,
                            GoalType.MAXIMIZE,
                            new InitialGuess(start),
                            new NelderMeadSimplex(parameters, side));
        } catch (MathIllegalStateException tooMany) {
            var wanders = new ArithmeticException("the likelihood is too flat to settle on");
            wanders.initCause(tooMany);
            throw wanders;
        }
    }

    private static boolean tooFar(double[] logs) {
        return Arrays.stream(logs).anyMatch(log -> Math.abs(log) > LARGEST_LOG);
    }

    private static double[] exp(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }
}
