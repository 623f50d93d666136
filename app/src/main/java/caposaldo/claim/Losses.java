package caposaldo.claim;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.claim.Tables.ACT_LINE;
import static caposaldo.db.claim.Tables.DELIVERED_DAY;
import static caposaldo.db.claim.Tables.DISCREPANCY_ACT;
import static caposaldo.db.claim.Tables.GOODS_RETURN;
import static caposaldo.db.claim.Tables.REASON_GROUP;
import static caposaldo.db.claim.Tables.RETURN_LINE;
import static caposaldo.db.claim.Tables.RETURN_REASON;
import static caposaldo.db.ordering.Tables.DELIVERY_LINE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;
import static caposaldo.db.security.Tables.PORTFOLIO;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clauses 2.11 and 2.14: what came back, was refused or was missing, without tax at the prices of the delivery, by what it
 * comes from: the few that make most of it first.
 */
@Component
public class Losses {

    /** What is added up. */
    public enum What {
        RETURNS,
        REFUSALS,
        ACTS
    }

    /** Whose share it is. Of acts the reason is what was wrong. */
    public enum By {
        REASON,
        CLIENT,
        PRODUCT,
        KAM
    }

    /**
     * @param key a code, or the number of a record
     * @param group of a reason; empty otherwise
     */
    public record Share(String key, String group, String name, BigDecimal amount) {}

    /**
     * @param delivered of the same days, what the rate is a share of
     * @param shares the largest first
     */
    public record Pareto(BigDecimal amount, BigDecimal delivered, List<Share> shares) {

        /** 0 on; empty when nothing was delivered. */
        public Optional<BigDecimal> rate() {
            return delivered.signum() == 0
                    ? Optional.empty()
                    : Optional.of(amount.divide(delivered, MathContext.DECIMAL64));
        }
    }

    /** Both included. */
    public record Days(LocalDate from, LocalDate until) {}

    private final DSLContext sql;

    Losses(DSLContext sql) {
        this.sql = sql;
    }

    /** @param client null for all */
    @Transactional(readOnly = true)
    public Pareto of(AccessScope scope, What what, By by, Days days, @Nullable ClientId client) {
        scope.require(Right.CLAIM_READ);
        var whose = Clients.seenBy(scope).and(client == null ? noCondition() : CLIENT.ID.eq(client.value()));
        var shares = what == What.ACTS
                ? shares(acts(), key(by, true), ACT_LINE.MISSING, whose.and(happened(days)))
                : shares(returns(), key(by, false), RETURN_LINE.COUNTED, whose.and(cameBack(what, days)));
        return new Pareto(
                shares.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                delivered(scope, days, client),
                shares);
    }

    /** @param grouping what tells one share from another */
    private record Key(Field<String> key, Field<String> group, Field<String> name, List<Field<?>> grouping) {}

    private static Key key(By by, boolean acts) {
        var none = inline("");
        return switch (by) {
            case REASON ->
                acts
                        ? new Key(ACT_LINE.KIND, none, ACT_LINE.KIND, List.of(ACT_LINE.KIND))
                        : new Key(
                                RETURN_REASON.CODE,
                                REASON_GROUP.CODE,
                                RETURN_REASON.NAME,
                                List.of(RETURN_REASON.CODE, REASON_GROUP.CODE, RETURN_REASON.NAME));
            case CLIENT -> new Key(CLIENT.ID.cast(String.class), none, CLIENT.NAME, List.of(CLIENT.ID, CLIENT.NAME));
            case PRODUCT -> new Key(ITEM.ID.cast(String.class), none, ITEM.NAME, List.of(ITEM.ID, ITEM.NAME));
            case KAM ->
                new Key(
                        coalesce(PORTFOLIO.ID.cast(String.class), none),
                        none,
                        coalesce(PORTFOLIO.NAME, none),
                        List.of(PORTFOLIO.ID, PORTFOLIO.NAME));
        };
    }

    private List<Share> shares(Table<? extends Record> from, Key key, Field<BigDecimal> quantity, Condition which) {
        var amount = sum(round(quantity.mul(ORDER_LINE.PRICE), 2)).as("amount");
        return sql.select(key.key, key.group, key.name, amount)
                .from(from)
                .where(which)
                .groupBy(key.grouping)
                .having(sum(round(quantity.mul(ORDER_LINE.PRICE), 2)).gt(BigDecimal.ZERO))
                .orderBy(amount.desc(), key.name)
                .fetch(row -> new Share(
                        Objects.requireNonNull(row.value1()),
                        Objects.requireNonNull(row.value2()),
                        Objects.requireNonNull(row.value3()),
                        Objects.requireNonNull(row.value4())));
    }

    private static Condition happened(Days days) {
        return DISCREPANCY_ACT
                .DRAWN_ON
                .between(days.from, days.until)
                .and(DISCREPANCY_ACT.STATE.ne(ActState.REJECTED.name()));
    }

    private static Condition cameBack(What what, Days days) {
        return GOODS_RETURN
                .REQUESTED_ON
                .between(days.from, days.until)
                .and(GOODS_RETURN.STATE.ne(ReturnState.REFUSED.name()))
                .and(GOODS_RETURN.KIND.eq(
                        (what == What.RETURNS ? GoodsReturn.Kind.RETURN : GoodsReturn.Kind.REFUSAL).name()));
    }

    private static Table<? extends Record> acts() {
        return ordered(DISCREPANCY_ACT
                .join(ACT_LINE)
                .on(ACT_LINE.ACT_ID.eq(DISCREPANCY_ACT.ID))
                .join(DELIVERY_LINE)
                .on(DELIVERY_LINE.ID.eq(ACT_LINE.DELIVERY_LINE_ID)));
    }

    private static Table<? extends Record> returns() {
        return ordered(GOODS_RETURN
                .join(RETURN_LINE)
                .on(RETURN_LINE.RETURN_ID.eq(GOODS_RETURN.ID))
                .join(RETURN_REASON)
                .on(RETURN_REASON.ID.eq(RETURN_LINE.REASON_ID))
                .join(REASON_GROUP)
                .on(REASON_GROUP.ID.eq(RETURN_REASON.GROUP_ID))
                .join(DELIVERY_LINE)
                .on(DELIVERY_LINE.ID.eq(RETURN_LINE.DELIVERY_LINE_ID)));
    }

    private static Table<? extends Record> ordered(Table<? extends Record> deliveredLines) {
        return deliveredLines
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(DELIVERY_LINE.ORDER_LINE_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(ORDER_LINE.ITEM_ID))
                .join(SALES_ORDER)
                .on(SALES_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .leftJoin(PORTFOLIO)
                .on(PORTFOLIO.ID.eq(CLIENT.PORTFOLIO_ID));
    }

    private BigDecimal delivered(AccessScope scope, Days days, @Nullable ClientId client) {
        return sql.select(coalesce(sum(DELIVERED_DAY.AMOUNT), inline(BigDecimal.ZERO)))
                .from(DELIVERED_DAY)
                .where(DELIVERED_DAY.DELIVERED_ON.between(days.from, days.until))
                .and(Clients.seenBy(scope, DELIVERED_DAY.CLIENT_ID))
                .and(client == null ? noCondition() : DELIVERED_DAY.CLIENT_ID.eq(client.value()))
                .fetchSingle()
                .value1();
    }
}
