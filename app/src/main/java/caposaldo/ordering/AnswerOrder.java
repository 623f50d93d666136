package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.credit.ReserveCredit;
import caposaldo.credit.Verdict;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final ReserveCredit credit;

    AnswerOrder(OrderStore store, ReserveCredit credit) {
        this.store = store;
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
        var order = store.take(scope, id, version);
        var claimedBy = order.head().getClaimedById();
        if (claimedBy != null && claimedBy != scope.userId()) {
            throw new Stale("order " + id.value());
        }
        var outcome = answer(scope, order, answers, note);
        if (outcome instanceof Outcome.Answered) {
            store.save(order);
        }
        return outcome;
    }

    /** The same for who has done more to it, and saves it. */
    Outcome answer(AccessScope scope, OrderInHand order, List<Answer> answers, @Nullable String note) {
        check(scope, order.lines(), answers);
        var step = step(order.lines(), answers);
        var to = step.from(order.state()).orElseThrow(() -> Invalid.field("", "ordering.invalid.answered"));
        var answered = answered(order.lines(), answers);
        var confirmed = order.money(confirmed(answered));
        var head = order.head();
        var value = store.valuation(head).value(confirmed);
        if (value.amount().signum() > 0
                && reserve(scope, order, value) instanceof ReserveCredit.Outcome.Held(var verdict)) {
            return new Outcome.Held(verdict);
        }
        order.answer(answered);
        head.setConfirmedAmount(confirmed.amount());
        head.setAnsweredAt(store.now());
        head.setClaimedById(scope.userId());
        order.step(step, to, scope.userId(), note);
        return new Outcome.Answered(to);
    }

    private ReserveCredit.Outcome reserve(AccessScope scope, OrderInHand order, Money value) {
        var client = new ClientId(order.head().getClientId());
        return order.weighed()
                .filter(weighed -> weighed.amount().equals(value))
                .map(weighed -> credit.reserve(scope, weighed))
                .orElseGet(() -> credit.reserve(scope, client, order.id().document(), value));
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

    private static List<OrderLine> answered(List<OrderLine> lines, List<Answer> answers) {
        Map<Integer, Answer> byNo = new HashMap<>();
        answers.forEach(answer -> byNo.put(answer.line, answer));
        return lines.stream()
                .map(line -> line.answered(Objects.requireNonNull(byNo.get(line.no()))))
                .toList();
    }

    /** With tax, by the same sum as the order's own. */
    private static BigDecimal confirmed(List<OrderLine> answered) {
        return OrderTotals.of(answered.stream()
                        .map(line -> line.part(Objects.requireNonNull(line.confirmedQuantity())))
                        .toList())
                .gross();
    }
}
