package caposaldo.credit;

import static caposaldo.db.credit.Tables.LIMIT_RIGHT;

import caposaldo.db.AccessScope;
import caposaldo.db.credit.tables.records.LimitRightRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.kernel.Stale;
import caposaldo.receivable.LedgerCurrency;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much each role may give, and write off, by itself. A role that may give, and of which nothing is written, goes as far as it likes.
 */
@Component
public class LimitRights {

    /** What an amount is written for. */
    public enum Matter {
        /** The limit a role gives, and the exposure up to which it lets documents go. */
        LIMIT,
        /** What a role writes off. */
        WRITE_OFF
    }

    /**
     * @param most empty for no end
     * @param version 0 where nothing is written
     */
    public record Row(Role role, Matter matter, Optional<Money> most, int version) {}

    private final DSLContext sql;
    private final LedgerCurrency currency;

    LimitRights(DSLContext sql, LedgerCurrency currency) {
        this.sql = sql;
        this.currency = currency;
    }

    /** Of every role that may give. */
    @Transactional(readOnly = true)
    public List<Row> all(AccessScope scope) {
        scope.require(Right.CREDIT_READ);
        var written = sql.selectFrom(LIMIT_RIGHT).fetch();
        return Stream.of(Role.values())
                .filter(role -> role.rights().contains(Right.CREDIT_GIVE))
                .flatMap(role -> Stream.of(Matter.values()).map(matter -> row(role, matter, written)))
                .toList();
    }

    private Row row(Role role, Matter matter, List<LimitRightRecord> written) {
        return written.stream()
                .filter(row ->
                        row.getRole().equals(role.name()) && row.getMatter().equals(matter.name()))
                .findFirst()
                .map(row -> new Row(role, matter, Optional.of(currency.money(row.getMaxAmount())), row.getVersion()))
                .orElse(new Row(role, matter, Optional.empty(), 0));
    }

    /** Whose word is enough for so much. */
    Predicate<Role> reach(Matter matter, Money amount) {
        Map<String, BigDecimal> most = sql.selectFrom(LIMIT_RIGHT)
                .where(LIMIT_RIGHT.MATTER.eq(matter.name()))
                .fetchMap(LIMIT_RIGHT.ROLE, LIMIT_RIGHT.MAX_AMOUNT);
        return role -> role.rights().contains(Right.CREDIT_GIVE)
                && Optional.ofNullable(most.get(role.name()))
                        .map(limit -> amount.amount().compareTo(limit) <= 0)
                        .orElse(true);
    }

    /**
     * @param most empty for no end
     * @throws Invalid when the role may not give at all, or the amount cannot be
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void set(AccessScope scope, Role role, Matter matter, Optional<Money> most, int version) {
        scope.require(Right.CREDIT_RULES);
        if (!role.rights().contains(Right.CREDIT_GIVE)) {
            throw Invalid.field("role", "web.invalid.choice");
        } else if (most.filter(Money::isNegative).isPresent()) {
            throw Invalid.field("most", "credit.invalid.amount");
        }
        var kept = sql.selectFrom(LIMIT_RIGHT)
                .where(LIMIT_RIGHT.ROLE.eq(role.name()))
                .and(LIMIT_RIGHT.MATTER.eq(matter.name()))
                .forUpdate()
                .fetchOptional();
        if (kept.map(row -> row.getVersion()).orElse(0) != version) {
            throw new Stale("limit right of " + role);
        }
        if (most.isEmpty()) {
            kept.ifPresent(row -> row.delete());
            return;
        }
        sql.insertInto(LIMIT_RIGHT)
                .set(LIMIT_RIGHT.ROLE, role.name())
                .set(LIMIT_RIGHT.MATTER, matter.name())
                .set(LIMIT_RIGHT.MAX_AMOUNT, most.get().amount())
                .onConflict(LIMIT_RIGHT.ROLE, LIMIT_RIGHT.MATTER)
                .doUpdate()
                .set(LIMIT_RIGHT.MAX_AMOUNT, most.get().amount())
                .set(LIMIT_RIGHT.VERSION, LIMIT_RIGHT.VERSION.plus(1))
                .execute();
    }
}
