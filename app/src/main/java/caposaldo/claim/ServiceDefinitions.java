package caposaldo.claim;

import static caposaldo.db.claim.Tables.SERVICE_DEFINITION;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.analytics.service.ServiceDefinition;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: when an order counts as fulfilled, as the contract with a client says it, or as it holds for all others. A
 * month is measured by what holds on its first day.
 */
@Component
public class ServiceDefinitions {

    private static final int LONGEST = 365;

    /** @param client null for all that have none of their own */
    public record Dated(@Nullable ClientId client, LocalDate from, ServiceDefinition definition) {}

    private final DSLContext sql;
    private final Clients clients;

    ServiceDefinitions(DSLContext sql, Clients clients) {
        this.sql = sql;
        this.clients = clients;
    }

    /** Each that ever held, the latest first; the caller tells only what a person may see of it. */
    List<Dated> all() {
        return sql.selectFrom(SERVICE_DEFINITION)
                .orderBy(SERVICE_DEFINITION.VALID_FROM.desc(), SERVICE_DEFINITION.ID.desc())
                .fetch(row -> new Dated(
                        row.getClientId() == null ? null : new ClientId(row.getClientId()),
                        Objects.requireNonNull(row.getValidFrom()),
                        new ServiceDefinition(
                                ServiceDefinition.Reference.valueOf(row.getReference()),
                                row.getEarlyDays(),
                                row.getLateDays(),
                                row.getTolerancePercent(),
                                ServiceDefinition.Level.valueOf(row.getLevel()))));
    }

    /** Of the client, or else of all. */
    static ServiceDefinition of(List<Dated> all, long client, LocalDate day) {
        return all.stream()
                .filter(one -> !one.from.isAfter(day))
                .filter(one -> one.client != null && one.client.value() == client)
                .findFirst()
                .map(Dated::definition)
                .orElseGet(() -> ofAll(all, day));
    }

    static ServiceDefinition ofAll(List<Dated> all, LocalDate day) {
        return all.stream()
                .filter(one -> one.client == null && !one.from.isAfter(day))
                .findFirst()
                .orElseThrow()
                .definition();
    }

    /**
     * @throws Invalid when a figure makes no sense
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional
    public void keep(AccessScope scope, Dated dated) {
        scope.require(Right.CLAIM_RULES);
        if (dated.client != null) {
            clients.get(scope, dated.client);
        }
        var definition = dated.definition;
        sql.insertInto(SERVICE_DEFINITION)
                .set(SERVICE_DEFINITION.CLIENT_ID, dated.client == null ? null : dated.client.value())
                .set(SERVICE_DEFINITION.VALID_FROM, dated.from)
                .set(SERVICE_DEFINITION.REFERENCE, definition.reference().name())
                .set(SERVICE_DEFINITION.EARLY_DAYS, definition.earlyDays())
                .set(SERVICE_DEFINITION.LATE_DAYS, definition.lateDays())
                .set(SERVICE_DEFINITION.TOLERANCE_PERCENT, definition.tolerancePercent())
                .set(SERVICE_DEFINITION.LEVEL, definition.level().name())
                .execute();
    }

    /** @throws Invalid naming the figure that makes no sense */
    public static ServiceDefinition checked(
            ServiceDefinition.Reference reference,
            int early,
            int late,
            BigDecimal tolerance,
            ServiceDefinition.Level level) {
        if (early < 0 || early > LONGEST) {
            throw Invalid.field("earlyDays", "claim.invalid.days", LONGEST);
        } else if (late < 0 || late > LONGEST) {
            throw Invalid.field("lateDays", "claim.invalid.days", LONGEST);
        } else if (tolerance.signum() < 0
                || tolerance.compareTo(BigDecimal.valueOf(100)) > 0
                || tolerance.stripTrailingZeros().scale() > 2) {
            throw Invalid.field("tolerance", "claim.service.invalid.tolerance");
        }
        return new ServiceDefinition(reference, early, late, tolerance, level);
    }
}
