package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.credit.ReserveCredit;
import caposaldo.credit.Verdict;
import caposaldo.db.AccessScope;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.6: support confirms an order line by line, or refuses lines with a coded reason. What is confirmed takes up
 * credit in the same transaction, or nothing is confirmed.
 */
@Component
public class AnswerOrder {

    /**
     * @param line its number
     * @param confirmed from 0 to what was ordered
     * @param on the day it is promised for; null for what is refused whole
     * @param refusal why less is confirmed; null for all of it
     */
    public record Answer(
            int line, BigDecimal confirmed, @Nullable LocalDate on, LineResponse.@Nullable Refusal refusal) {}

    /** What became of it. */
    public sealed interface Outcome {

        record Answered(OrderState state) implements Outcome {}

        /** Credit holds it; nothing was confirmed. */
        record Held(Verdict verdict) implements Outcome {}
    }

    private final OrderStore store;
    private final SalesOrders orders;
    private final ReserveCredit credit;

    AnswerOrder(OrderStore store, SalesOrders orders, ReserveCredit credit) {
        this.store = store;
        this.orders = orders;
        this.credit = credit;
    }

    /**
     * @param answers one for each line
     * @throws Invalid naming each line that is answered wrongly, or when it does not wait for an answer
     * @throws Stale when somebody changed it since {@code version} was read, or works on it
     */
    @Transactional
    public Outcome answer(
            AccessScope scope, SalesOrderId id, int version, List<Answer> answers, @Nullable String note) {
        scope.require(Right.ORDER_CONFIRM);
        var order = store.lock(scope, id, version);
        if (order.getClaimedById() != null && order.getClaimedById() != scope.userId()) {
            throw new Stale("order " + id.value());
        }
        var lines = orders.lines(id);
        check(scope, lines, answers);
        var step = step(lines, answers);
        var to = step.from(OrderState.valueOf(order.getState()))
                .orElseThrow(() -> Invalid.field("", "ordering.invalid.answered"));
        var confirmed = confirmed(order, lines, answers);
        if (confirmed.amount().signum() > 0
                && credit.reserve(scope, new ClientId(order.getClientId()), id.document(), confirmed)
                        instanceof ReserveCredit.Outcome.Held(var verdict)) {
            return new Outcome.Held(verdict);
        }
        store.answer(order, answers);
        order.setConfirmedAmount(confirmed.amount());
        order.setAnsweredAt(store.now());
        order.setClaimedById(scope.userId());
        store.step(order, step, to, scope.userId(), note);
        return new Outcome.Answered(to);
    }

    private static void check(AccessScope scope, List<OrderLine> lines, List<Answer> answers) {
        Map<Integer, OrderLine> byNo = new HashMap<>();
        lines.forEach(line -> byNo.put(line.no(), line));
        var problems = new ArrayList<Problem>();
        for (var answer : answers) {
            var line = byNo.remove(answer.line);
            if (line == null) {
                throw Invalid.field("", "ordering.invalid.line", answer.line);
            }
            check(scope, line, answer, problems);
        }
        if (!byNo.isEmpty()) {
            throw Invalid.field("", "ordering.invalid.unanswered", byNo.size());
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static void check(AccessScope scope, OrderLine line, Answer answer, List<Problem> problems) {
        var ordered = line.quantity();
        if (answer.confirmed.signum() < 0
                || answer.confirmed.compareTo(ordered) > 0
                || answer.confirmed.stripTrailingZeros().scale() > 3) {
            problems.add(new Problem(
                    "confirmed-" + line.no(), "ordering.invalid.confirmed", List.of(ordered.toPlainString())));
        } else if (answer.confirmed.compareTo(ordered) < 0 == (answer.refusal == null)) {
            problems.add(new Problem("refusal-" + line.no(), "ordering.invalid.refusal", List.of(line.code())));
        } else if (answer.confirmed.signum() > 0 && (answer.on == null || answer.on.isBefore(scope.date()))) {
            problems.add(new Problem("on-" + line.no(), "ordering.invalid.promised", List.of(line.code())));
        } else if (answer.confirmed.signum() == 0 && answer.on != null) {
            problems.add(new Problem("on-" + line.no(), "ordering.invalid.nothing", List.of(line.code())));
        }
    }

    private static OrderStep step(List<OrderLine> lines, List<Answer> answers) {
        if (answers.stream().allMatch(answer -> answer.confirmed.signum() == 0)) {
            return OrderStep.REFUSE;
        }
        var whole = answers.stream().allMatch(answer -> answer.refusal == null) && answers.size() == lines.size();
        return whole ? OrderStep.CONFIRM : OrderStep.CONFIRM_PARTLY;
    }

    /** With tax, by the same sum as the order's own. */
    private static Money confirmed(SalesOrderRecord order, List<OrderLine> lines, List<Answer> answers) {
        Map<Integer, BigDecimal> quantities = new HashMap<>();
        answers.forEach(answer -> quantities.put(answer.line, answer.confirmed));
        var totals = OrderTotals.of(lines.stream()
                .map(line -> line.part(quantities.getOrDefault(line.no(), BigDecimal.ZERO)))
                .toList());
        return new Money(totals.gross(), Currency.getInstance(order.getCurrency()));
    }
}
