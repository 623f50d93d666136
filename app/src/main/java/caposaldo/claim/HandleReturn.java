package caposaldo.claim;

import caposaldo.db.AccessScope;
import caposaldo.db.claim.tables.records.GoodsReturnRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.OrderTotals;
import caposaldo.receivable.ExternalKey;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: a return is agreed, the goods are received and counted, and what came is credited once, or it is refused. */
@Component
public class HandleReturn {

    /** What credit notes know our returns by. */
    private static final String SOURCE = "RETURN";

    private static final int LONGEST = 500;

    private final ReturnStore store;
    private final ClaimStore claims;
    private final GoodsReturns returns;
    private final DrawUpAct.Delivered delivered;
    private final CreditClaim credit;

    HandleReturn(
            ReturnStore store,
            ClaimStore claims,
            GoodsReturns returns,
            DrawUpAct.Delivered delivered,
            CreditClaim credit) {
        this.store = store;
        this.claims = claims;
        this.returns = returns;
        this.delivered = delivered;
        this.credit = credit;
    }

    /** A return in hand, and where the step leads. */
    private record InHand(GoodsReturn goods, GoodsReturnRecord row, DeliveryNote note) {}

    private InHand take(AccessScope scope, ReturnId id, int version, ReturnStep step) {
        var note = delivered.get(scope, returns.get(scope, id).delivery().note());
        var row = store.lock(id, version);
        var goods = returns.get(scope, id);
        var to = step.from(goods.kind(), goods.state())
                .orElseThrow(() -> Invalid.field("", "claim.returns.invalid.step"));
        row.setState(to.name());
        claims.hold(note.id());
        return new InHand(goods, row, note);
    }

    /**
     * @throws Invalid when it is not asked for any more
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void agree(AccessScope scope, ReturnId id, int version) {
        scope.require(Right.ORDER_CONFIRM);
        var taken = take(scope, id, version, ReturnStep.AGREE);
        ReturnStore.agree(scope, taken.row);
        store.save(taken.row);
    }

    /**
     * @param quantities what came of each line, by its number; 0 to what was asked for
     * @throws Invalid naming each line that is counted wrongly, or when it is not agreed
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void receive(AccessScope scope, ReturnId id, int version, Map<Integer, BigDecimal> quantities) {
        scope.require(Right.ORDER_CONFIRM);
        var taken = take(scope, id, version, ReturnStep.RECEIVE);
        check(taken.goods.lines(), quantities);
        store.receive(id, quantities);
        ReturnStore.receive(scope, taken.row);
        taken.row.setAmount(OrderTotals.of(taken.goods.lines().stream()
                        .map(line -> new OrderTotals.Part(
                                quantities.getOrDefault(line.no(), BigDecimal.ZERO),
                                line.price(),
                                line.vatRate() == null ? BigDecimal.ZERO : line.vatRate()))
                        .toList())
                .gross());
        store.save(taken.row);
    }

    private static void check(List<GoodsReturn.Line> lines, Map<Integer, BigDecimal> quantities) {
        var problems = new ArrayList<Problem>();
        for (var line : lines) {
            var came = quantities.get(line.no());
            if (came == null
                    || came.signum() < 0
                    || came.compareTo(line.quantity()) > 0
                    || came.stripTrailingZeros().scale() > 3) {
                problems.add(new Problem(
                        "received-" + line.no(),
                        "claim.returns.invalid.received",
                        List.of(ActLines.plain(line.quantity()))));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        } else if (quantities.size() != lines.size()) {
            throw Invalid.field("", "claim.invalid.line");
        } else if (quantities.values().stream().allMatch(came -> came.signum() == 0)) {
            throw Invalid.field("", "claim.returns.invalid.nothingCame");
        }
    }

    /**
     * A credit note of what came, at the price and tax it was invoiced at.
     *
     * @throws Invalid when it is not received, or the delivery is not invoiced
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public LedgerItemId credit(AccessScope scope, ReturnId id, int version) {
        scope.require(Right.RECEIVABLE_POST);
        var taken = take(scope, id, version, ReturnStep.CREDIT);
        var note = credit.post(
                scope,
                taken.note,
                new CreditClaim.Credit(
                        new ExternalKey(SOURCE, Long.toString(id.value())), taken.goods.number(), came(taken), true));
        taken.row.setCreditNoteId(note.value());
        store.save(taken.row);
        return note;
    }

    /** By the delivered line's row. */
    private Map<Long, BigDecimal> came(InHand taken) {
        var rows = claims.delivered(taken.note.id()).stream()
                .collect(Collectors.toMap(DeliveredLine::no, DeliveredLine::id));
        var came = new HashMap<Long, BigDecimal>();
        for (var line : taken.goods.lines()) {
            if (line.received() != null && line.received().signum() > 0) {
                came.merge(Objects.requireNonNull(rows.get(line.orderLine())), line.received(), BigDecimal::add);
            }
        }
        return came;
    }

    /**
     * It claims nothing any more.
     *
     * @throws Invalid without a reason, or when it is credited or refused already
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void refuse(AccessScope scope, ReturnId id, int version, String reason) {
        scope.require(Right.ORDER_CONFIRM);
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            throw Invalid.field("refusal", "claim.invalid.reason", LONGEST);
        }
        var taken = take(scope, id, version, ReturnStep.REFUSE);
        taken.row.setRefusal(reason.strip());
        store.save(taken.row);
    }
}
