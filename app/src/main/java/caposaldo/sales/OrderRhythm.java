package caposaldo.sales;

import static caposaldo.db.sales.Tables.CLIENT_DAY;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How regularly a client orders: its order days, the days between them, and how late it is by its own measure. */
@Component
public class OrderRhythm {

    /** @param gap days since the order day before; null for the first */
    public record OrderDay(LocalDate day, @Nullable Integer gap, BigDecimal revenue) {}

    /**
     * @param days the latest order days, oldest first
     * @param orderDays how many there ever were
     * @param medianGap of all gaps; null below four order days
     * @param silentDays from the last order day to the day of the figures; null for who never bought
     */
    public record Rhythm(
            LocalDate asOf,
            List<OrderDay> days,
            int orderDays,
            @Nullable BigDecimal medianGap,
            @Nullable LocalDate dueOn,
            @Nullable Integer silentDays,
            boolean quiet) {

        /** How many of its own gaps the client has been silent; empty without a rhythm. */
        public Optional<BigDecimal> silentGaps() {
            return medianGap == null || silentDays == null || medianGap.signum() == 0
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(silentDays).divide(medianGap, 1, RoundingMode.HALF_UP));
        }

        /** Days past the day the next order was due; zero while it is not due. */
        public int lateDays() {
            return dueOn == null ? 0 : (int) Math.max(0, ChronoUnit.DAYS.between(dueOn, asOf));
        }
    }

    private final DSLContext sql;
    private final SalesFigures figures;

    OrderRhythm(DSLContext sql, SalesFigures figures) {
        this.sql = sql;
        this.figures = figures;
    }

    /** @param most how many of the latest order days are wanted */
    @Transactional(readOnly = true)
    public Rhythm of(AccessScope scope, ClientId client, int most) {
        var figure = figures.of(scope, client);
        var gap = DSL.field("{0} - lag({0}) over (order by {0})", Integer.class, CLIENT_DAY.SOLD_ON);
        var days = new ArrayList<OrderDay>(sql.select(CLIENT_DAY.SOLD_ON, gap, CLIENT_DAY.REVENUE)
                .from(CLIENT_DAY)
                .where(CLIENT_DAY.CLIENT_ID.eq(client.value()))
                .and(CLIENT_DAY.BOUGHT)
                .and(CLIENT_DAY.SOLD_ON.le(figure.asOf()))
                .orderBy(CLIENT_DAY.SOLD_ON.desc())
                .limit(most)
                .fetch(row -> new OrderDay(
                        Objects.requireNonNull(row.value1()), row.value2(), Objects.requireNonNull(row.value3()))));
        return new Rhythm(
                figure.asOf(),
                days.reversed(),
                figure.orderDays(),
                figure.medianGap(),
                figure.dueOn().orElse(null),
                figure.silentDays().orElse(null),
                figure.isQuiet());
    }
}
