package caposaldo.claim;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.claim.Tables.DELIVERED_DAY;
import static caposaldo.db.claim.Tables.LOSS_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
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
import org.jooq.TableLike;
import org.jooq.impl.DSL;
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
        WAREHOUSE,
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
        var shares = shares(
                Key.of(scope, by, what),
                LOSS_LINE
                        .WHAT
                        .eq(inline(what.name()))
                        .and(LOSS_LINE.HAPPENED_ON.between(days.from, days.until))
                        .and(Clients.seenBy(scope, LOSS_LINE.CLIENT_ID))
                        .and(client == null ? noCondition() : LOSS_LINE.CLIENT_ID.eq(client.value())));
        return new Pareto(
                shares.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                delivered(scope, days, client),
                shares);
    }

    /** {0} code, {1} group and {2} name of what the shares are told by, {3} that, {4} lines, {5} which of them. */
    private static final String SHARES = """
            select coalesce({0}, '') as code, coalesce({1}, '') as within, coalesce({2}, '') as name, s.amount
            from (select {3} as key, sum(amount) as amount from {4} where {5} group by 1 having sum(amount) > 0) s
            order by s.amount desc, 3
            """;

    /**
     * What tells one share from another.
     *
     * @param code of {@code s.key}, and its group and name, found once for each share
     */
    private record Key(String code, String group, String name, Field<?> key, TableLike<?> lines) {

        static Key of(AccessScope scope, By by, What what) {
            return switch (by) {
                case REASON ->
                    what == What.ACTS
                            ? new Key("s.key", "''", "s.key", LOSS_LINE.KIND, LOSS_LINE)
                            : new Key(
                                    "(select code from claim.return_reason where id = s.key)",
                                    """
                                    (select g.code from claim.return_reason r join claim.reason_group g on g.id = r.group_id
                                        where r.id = s.key)
                                    """,
                                    "(select name from claim.return_reason where id = s.key)",
                                    LOSS_LINE.REASON_ID,
                                    LOSS_LINE);
                case CLIENT ->
                    named("(select name from account.client where id = s.key)", LOSS_LINE.CLIENT_ID, LOSS_LINE);
                case PRODUCT -> named("(select name from catalog.item where id = s.key)", LOSS_LINE.ITEM_ID, LOSS_LINE);
                case WAREHOUSE ->
                    named("(select name from ordering.warehouse where id = s.key)", LOSS_LINE.WAREHOUSE_ID, LOSS_LINE);
                case KAM ->
                    named(
                            "(select name from security.portfolio where id = s.key)",
                            CLIENT.PORTFOLIO_ID,
                            LOSS_LINE
                                    .join(CLIENT)
                                    .on(CLIENT.ID.eq(LOSS_LINE.CLIENT_ID))
                                    .and(Clients.seenBy(scope)));
            };
        }

        private static Key named(String name, Field<Long> key, TableLike<?> lines) {
            return new Key("s.key::text", "''", name, key, lines);
        }
    }

    private List<Share> shares(Key key, Condition which) {
        return sql.resultQuery(
                        SHARES,
                        DSL.field(key.code),
                        DSL.field(key.group),
                        DSL.field(key.name),
                        key.key,
                        key.lines,
                        which)
                .fetch(row -> new Share(
                        Objects.requireNonNull(row.get("code", String.class)),
                        Objects.requireNonNull(row.get("within", String.class)),
                        Objects.requireNonNull(row.get("name", String.class)),
                        Objects.requireNonNull(row.get("amount", BigDecimal.class))));
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
