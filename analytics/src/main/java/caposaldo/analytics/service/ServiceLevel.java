package caposaldo.analytics.service;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well promised lines were fulfilled. OTIF counts what the definition of each line says: of an order all lines must be
 * on time and in full, of lines each by itself, of units as many as came in time. Line fill is the share of lines that came
 * whole; case fill the share of units that came the first time.
 *
 * @param counted what OTIF is a share of: orders, lines or units, added up as each definition counts
 * @param fulfilled of that what was on time and in full
 * @param units promised
 */
public record ServiceLevel(
        int lines,
        BigDecimal counted,
        BigDecimal fulfilled,
        int completeLines,
        BigDecimal units,
        BigDecimal firstUnits) {

    /** Of what is over; the caller leaves out what may still come. */
    public static ServiceLevel of(List<PromisedLine> promised) {
        var counted = BigDecimal.ZERO;
        var fulfilled = BigDecimal.ZERO;
        Map<Long, List<PromisedLine>> orders = new HashMap<>();
        for (var line : promised) {
            switch (line.definition().level()) {
                case ORDER ->
                    orders.computeIfAbsent(line.order(), order -> new ArrayList<>())
                            .add(line);
                case LINE -> {
                    counted = counted.add(BigDecimal.ONE);
                    fulfilled = fulfilled.add(isFulfilled(line) ? BigDecimal.ONE : BigDecimal.ZERO);
                }
                case CASE -> {
                    counted = counted.add(line.quantity());
                    fulfilled = fulfilled.add(line.inTime().min(line.quantity()));
                }
            }
        }
        var whole = orders.values().stream()
                .filter(lines -> lines.stream().allMatch(ServiceLevel::isFulfilled))
                .count();
        return new ServiceLevel(
                promised.size(),
                counted.add(BigDecimal.valueOf(orders.size())),
                fulfilled.add(BigDecimal.valueOf(whole)),
                (int) promised.stream().filter(PromisedLine::isComplete).count(),
                promised.stream().map(PromisedLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add),
                promised.stream()
                        .map(line -> line.first().min(line.quantity()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Of several that count nothing twice. */
    public static ServiceLevel sum(List<ServiceLevel> parts) {
        return parts.stream()
                .reduce(
                        of(List.of()),
                        (one, other) -> new ServiceLevel(
                                one.lines + other.lines,
                                one.counted.add(other.counted),
                                one.fulfilled.add(other.fulfilled),
                                one.completeLines + other.completeLines,
                                one.units.add(other.units),
                                one.firstUnits.add(other.firstUnits)));
    }

    private static boolean isFulfilled(PromisedLine line) {
        return line.outcome() == PromisedLine.Outcome.FULFILLED;
    }

    /** 0 to 1; empty when nothing is counted. */
    public Optional<BigDecimal> otif() {
        return share(fulfilled, counted);
    }

    /** 0 to 1; empty when nothing is counted. */
    public Optional<BigDecimal> lineFill() {
        return share(BigDecimal.valueOf(completeLines), BigDecimal.valueOf(lines));
    }

    /** 0 to 1; empty when nothing is counted. */
    public Optional<BigDecimal> caseFill() {
        return share(firstUnits, units);
    }

    private static Optional<BigDecimal> share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(part.divide(whole, MathContext.DECIMAL64));
    }
}
