package caposaldo.reliability;

import caposaldo.credit.CreditClass;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a check is scored, as the company writes it. The weights it begins with are ours, not learned: Z'' 30, payment index
 * 40, years and size 10, courts and sanctions 10, references 10.
 *
 * @param card a scale for every factor; together they earn 100 at most
 * @param months how long evidence of a step holds
 * @param classFrom lowest score of A, B and C
 * @param classFactors how much of the capacity a class may have
 * @param capacityShare of the tangible net worth
 * @param courtDebtStop court debt above it leaves no credit
 * @param ownRisk the most we lend anybody without cover; empty for no end
 * @param leastConfidence percent that must be known before a limit is recommended
 * @param reviewMonths months after which a check is done again
 */
public record Scoring(
        Map<Factor, Scale> card,
        Map<Step, Integer> months,
        Map<CreditClass, Integer> classFrom,
        Map<CreditClass, Percent> classFactors,
        Percent capacityShare,
        BigDecimal courtDebtStop,
        Optional<BigDecimal> ownRisk,
        int leastConfidence,
        int reviewMonths) {

    static final int WHOLE = 100;
    private static final int LONGEST_MONTHS = 60;
    private static final int LONGEST_REVIEW = 24;
    private static final Percent ALL = Percent.of("100");

    public Scoring {
        card = Map.copyOf(card);
        months = Map.copyOf(months);
        classFrom = Map.copyOf(classFrom);
        classFactors = Map.copyOf(classFactors);
    }

    public Scale scale(Factor factor) {
        return Objects.requireNonNull(card.get(factor));
    }

    CreditClass classOf(int score) {
        return Arrays.stream(CreditClass.values())
                .filter(c -> score >= classFrom.getOrDefault(c, 0))
                .findFirst()
                .orElse(CreditClass.D);
    }

    Percent factorOf(CreditClass creditClass) {
        return classFactors.getOrDefault(creditClass, Percent.of("0"));
    }

    /** @throws Invalid when the weights do not sum to 100 or a figure cannot be */
    public void check() {
        var problems = new ArrayList<Invalid.Problem>();
        var sum = card.values().stream().mapToInt(Scale::weight).sum();
        if (sum != WHOLE || card.size() != Factor.values().length) {
            problems.add(problem("", "reliability.invalid.weights", sum));
        }
        var from = new EnumMap<>(classFrom);
        if (from.getOrDefault(CreditClass.A, 0) > WHOLE
                || from.getOrDefault(CreditClass.A, 0) <= from.getOrDefault(CreditClass.B, 0)
                || from.getOrDefault(CreditClass.B, 0) <= from.getOrDefault(CreditClass.C, 0)
                || from.getOrDefault(CreditClass.C, 0) <= 0) {
            problems.add(problem("classFrom.A", "reliability.invalid.classes"));
        }
        for (var step : Step.values()) {
            var written = months.getOrDefault(step, 0);
            if (step.isBrought() && (written < 1 || written > LONGEST_MONTHS)) {
                problems.add(problem("months." + step, "reliability.invalid.months", LONGEST_MONTHS));
            }
        }
        for (var creditClass : CreditClass.values()) {
            if (!isShare(factorOf(creditClass))) {
                problems.add(problem("factor." + creditClass, "reliability.invalid.percent"));
            }
        }
        checkRest(problems);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private void checkRest(List<Invalid.Problem> problems) {
        if (!isShare(capacityShare)) {
            problems.add(problem("capacityShare", "reliability.invalid.percent"));
        }
        if (leastConfidence < 0 || leastConfidence > WHOLE) {
            problems.add(problem("leastConfidence", "reliability.invalid.percent"));
        }
        if (courtDebtStop.signum() < 0) {
            problems.add(problem("courtDebtStop", "credit.invalid.amount"));
        }
        if (ownRisk.filter(most -> most.signum() < 0).isPresent()) {
            problems.add(problem("ownRisk", "credit.invalid.amount"));
        }
        if (reviewMonths < 1 || reviewMonths > LONGEST_REVIEW) {
            problems.add(problem("reviewMonths", "reliability.invalid.months", LONGEST_REVIEW));
        }
    }

    private static boolean isShare(Percent percent) {
        return percent.value().signum() >= 0 && percent.compareTo(ALL) <= 0;
    }

    private static Invalid.Problem problem(String field, String key, Object... arguments) {
        return new Invalid.Problem(field, key, List.of(arguments));
    }
}
