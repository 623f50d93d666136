package caposaldo.claim;

import caposaldo.catalog.ItemId;
import caposaldo.claim.Discrepancy.Discovered;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.ordering.OrderTotals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of an act, made from what is typed and what was delivered; plain rules. */
final class ActLines {

    private static final int DECIMALS = 3;

    /**
     * @param of null for a surplus of something that is not on the note
     * @param item what it is about
     */
    record Line(
            Discrepancy kind,
            Discovered discovered,
            @Nullable DeliveredLine of,
            ItemId item,
            BigDecimal expected,
            BigDecimal found,
            Optional<Instead> instead) {

        BigDecimal missing() {
            return expected.subtract(found).max(BigDecimal.ZERO);
        }
    }

    record Instead(ItemId item, BigDecimal quantity) {}

    private ActLines() {}

    /** What the proof says and no act claims yet; goods that were refused went back and are no matter of an act. */
    static List<ActDraft.Line> proposed(List<DeliveredLine> delivered) {
        return delivered.stream()
                .filter(line -> line.leftAtProof().signum() > 0)
                .flatMap(line -> kind(line).stream()
                        .map(kind -> new ActDraft.Line(
                                line.no(), kind, Discovered.AT_PROOF, line.leftAtProof(), null, null)))
                .toList();
    }

    private static Optional<Discrepancy> kind(DeliveredLine line) {
        if (line.difference() == null) {
            return Optional.empty();
        }
        return switch (line.difference()) {
            case SHORT -> Optional.of(Discrepancy.SHORTAGE);
            case DAMAGED -> Optional.of(Discrepancy.DAMAGE);
            case WRONG_ITEM -> Optional.of(Discrepancy.MISGRADE);
            case REFUSED -> Optional.empty();
        };
    }

    /** @throws Invalid naming each line that cannot be, by its place: {@code quantity-2} */
    static List<Line> of(List<DeliveredLine> delivered, List<ActDraft.Line> wanted) {
        if (wanted.isEmpty()) {
            throw Invalid.field("", "claim.invalid.nothing");
        }
        var byNo = delivered.stream().collect(Collectors.toMap(DeliveredLine::no, Function.identity()));
        var problems = new ArrayList<Problem>();
        var lines = new ArrayList<Line>();
        var taken = new HashMap<String, BigDecimal>();
        for (var n = 0; n < wanted.size(); n++) {
            var place = n + 1;
            var line = wanted.get(n);
            problem(byNo, line, taken)
                    .ifPresentOrElse(
                            problem -> problems.add(new Problem(
                                    problem.field() + "-" + place, problem.messageKey(), problem.arguments())),
                            () -> lines.add(line(Optional.ofNullable(line.no()).map(byNo::get), line)));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return List.copyOf(lines);
    }

    /** @param taken by lines before of the same goods */
    private static Optional<Problem> problem(
            Map<Integer, DeliveredLine> byNo, ActDraft.Line line, Map<String, BigDecimal> taken) {
        var quantity = line.quantity();
        if (quantity.signum() <= 0 || quantity.stripTrailingZeros().scale() > DECIMALS) {
            return told("quantity", "claim.invalid.quantity");
        } else if (line.no() != null && !byNo.containsKey(line.no())) {
            return told("line", "claim.invalid.line");
        }
        return switch (line.kind()) {
            case SURPLUS -> line.no() == null == (line.item() == null) ? told("item", "claim.invalid.surplus") : none();
            case MISGRADE -> missing(byNo, line, taken).or(() -> instead(byNo, line));
            case SHORTAGE, DAMAGE -> missing(byNo, line, taken);
        };
    }

    private static Optional<Problem> missing(
            Map<Integer, DeliveredLine> byNo, ActDraft.Line line, Map<String, BigDecimal> taken) {
        var of = line.no() == null ? null : byNo.get(line.no());
        if (of == null) {
            return told("line", "claim.invalid.line");
        }
        var most = of.left(line.discovered());
        var all = taken.merge(line.no() + line.discovered().name(), line.quantity(), BigDecimal::add);
        return all.compareTo(most) > 0 ? told("quantity", "claim.invalid.above", of.code(), plain(most)) : none();
    }

    private static Optional<Problem> instead(Map<Integer, DeliveredLine> byNo, ActDraft.Line line) {
        var of = byNo.get(line.no());
        if (line.item() == null || of != null && line.item().equals(of.item())) {
            return told("item", "claim.invalid.instead");
        }
        var quantity = line.insteadQuantity();
        return quantity != null
                        && (quantity.signum() <= 0
                                || quantity.stripTrailingZeros().scale() > DECIMALS)
                ? told("instead", "claim.invalid.quantity")
                : none();
    }

    private static Optional<Problem> told(String field, String key, Object... arguments) {
        return Optional.of(new Problem(field, key, List.of(arguments)));
    }

    private static Optional<Problem> none() {
        return Optional.empty();
    }

    static String plain(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }

    private static Line line(Optional<DeliveredLine> of, ActDraft.Line wanted) {
        var item = of.map(DeliveredLine::item).orElseGet(() -> java.util.Objects.requireNonNull(wanted.item()));
        if (wanted.kind() == Discrepancy.SURPLUS) {
            var expected = of.map(DeliveredLine::quantity).orElse(BigDecimal.ZERO);
            return new Line(
                    wanted.kind(),
                    wanted.discovered(),
                    of.orElse(null),
                    item,
                    expected,
                    expected.add(wanted.quantity()),
                    Optional.empty());
        }
        var expected = wanted.discovered() == Discovered.AT_PROOF
                ? of.orElseThrow().quantity()
                : of.orElseThrow().accepted();
        return new Line(
                wanted.kind(),
                wanted.discovered(),
                of.orElseThrow(),
                item,
                expected,
                expected.subtract(wanted.quantity()),
                Optional.ofNullable(wanted.kind() == Discrepancy.MISGRADE ? wanted.item() : null)
                        .map(other -> new Instead(
                                other,
                                wanted.insteadQuantity() == null ? wanted.quantity() : wanted.insteadQuantity())));
    }

    /** What those of the lines that fit come to when they are missing, with tax. */
    static BigDecimal missing(List<Line> lines, Predicate<Line> which) {
        return OrderTotals.of(lines.stream()
                        .filter(which)
                        .filter(line -> line.missing().signum() > 0)
                        .flatMap(line -> Optional.ofNullable(line.of()).stream().map(of -> of.part(line.missing())))
                        .toList())
                .gross();
    }
}
