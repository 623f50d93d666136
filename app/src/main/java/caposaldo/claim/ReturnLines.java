package caposaldo.claim;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.ordering.OrderTotals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lines of a return, made from what is asked for and what was delivered; plain rules. */
final class ReturnLines {

    private static final int DECIMALS = 3;

    record Line(DeliveredLine of, BigDecimal quantity, ReturnReason reason) {}

    private ReturnLines() {}

    /** What of a line may come back: of what was accepted, or of what was refused. */
    static BigDecimal left(GoodsReturn.Kind kind, DeliveredLine line) {
        return switch (kind) {
            case RETURN -> line.leftLater();
            case REFUSAL -> line.difference() == Difference.REFUSED ? line.leftAtProof() : BigDecimal.ZERO;
        };
    }

    /** @throws Invalid naming each line that cannot be, by the number of the order's line: {@code quantity-2} */
    static List<Line> of(
            GoodsReturn.Kind kind,
            List<DeliveredLine> delivered,
            List<ReturnReason> reasons,
            LocalDate day,
            List<RequestReturn.Line> wanted) {
        if (wanted.isEmpty()) {
            throw Invalid.field("", "claim.returns.invalid.nothing");
        }
        var byNo = delivered.stream().collect(Collectors.toMap(DeliveredLine::no, Function.identity()));
        var given = reasons.stream()
                .filter(reason -> reason.isGivenOn(day))
                .collect(Collectors.toMap(ReturnReason::id, Function.identity()));
        var problems = new ArrayList<Problem>();
        var lines = new ArrayList<Line>();
        Map<Integer, BigDecimal> taken = new HashMap<>();
        for (var line : wanted) {
            var of = byNo.get(line.no());
            var reason = given.get(line.reason());
            if (of == null) {
                throw Invalid.field("", "claim.invalid.line");
            } else if (reason == null) {
                problems.add(new Problem("reason-" + line.no(), "claim.returns.invalid.reason", List.of(of.code())));
            } else {
                var all = taken.merge(line.no(), line.quantity(), BigDecimal::add);
                quantity(kind, of, line.quantity(), all)
                        .ifPresentOrElse(problems::add, () -> lines.add(new Line(of, line.quantity(), reason)));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return List.copyOf(lines);
    }

    private static Optional<Problem> quantity(
            GoodsReturn.Kind kind, DeliveredLine of, BigDecimal quantity, BigDecimal all) {
        var field = "quantity-" + of.no();
        var most = left(kind, of);
        if (quantity.signum() <= 0 || quantity.stripTrailingZeros().scale() > DECIMALS) {
            return Optional.of(new Problem(field, "claim.invalid.quantity", List.of()));
        } else if (all.compareTo(most) > 0) {
            return Optional.of(
                    new Problem(field, "claim.returns.invalid.above", List.of(of.code(), ActLines.plain(most))));
        }
        return Optional.empty();
    }

    /** With tax, at the prices of the delivery. */
    static BigDecimal amount(List<Line> lines) {
        return OrderTotals.of(lines.stream()
                        .map(line -> line.of().part(line.quantity()))
                        .toList())
                .gross();
    }
}
