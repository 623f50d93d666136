package caposaldo.people;

import static caposaldo.db.people.Tables.JOB_POSITION;
import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.people.Tables.STAFF_ORDER;

import caposaldo.db.AccessScope;
import caposaldo.db.people.tables.JobPosition;
import caposaldo.db.people.tables.Person;
import caposaldo.db.people.tables.records.StaffOrderRecord;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.people.StaffOrder.Named;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record7;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The orders about staff; seen by whoever recommends, signs, keeps or audits them, and by the person they are about. */
@Component
public class StaffOrders {

    private static final Set<Right> SEEING =
            Set.of(Right.APPOINT_RECOMMEND, Right.APPOINT_SIGN, Right.PEOPLE_EDIT, Right.AUDIT_READ);
    private static final JobPosition SUPERIOR = new JobPosition("superior");
    private static final Person RECOMMENDER = new Person("recommender");
    private static final Person SIGNER = new Person("signer");
    private static final int MOST = 200;

    private final DSLContext sql;

    StaffOrders(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether whoever asks sees orders that are not about himself. */
    public static boolean seenBy(AccessScope scope) {
        return SEEING.stream().anyMatch(scope::may);
    }

    /** Those that wait for the director's signature, the oldest first. */
    public List<StaffOrder> waiting(AccessScope scope) {
        requireSight(scope);
        return fetch(STAFF_ORDER.STATE.eq("RECOMMENDED"), STAFF_ORDER.ID);
    }

    /** Those decided, the latest first. */
    public List<StaffOrder> decided(AccessScope scope) {
        requireSight(scope);
        return fetch(STAFF_ORDER.STATE.ne("RECOMMENDED"), STAFF_ORDER.ID.desc());
    }

    public StaffOrder byId(AccessScope scope, StaffOrderId id) {
        var order = fetch(STAFF_ORDER.ID.eq(id.value()), STAFF_ORDER.ID).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("order " + id.value()));
        if (!order.person().map(Named::id).equals(scope.personId()) || order.state() != StaffOrder.State.SIGNED) {
            requireSight(scope);
        }
        return order;
    }

    private static void requireSight(AccessScope scope) {
        if (!seenBy(scope)) {
            throw new Forbidden("staff orders");
        }
    }

    private List<StaffOrder> fetch(Condition which, OrderField<?> order) {
        return sql.select(
                        STAFF_ORDER,
                        PERSON.FULL_NAME,
                        JOB_POSITION.TITLE,
                        SUPERIOR.TITLE,
                        RECOMMENDER.FULL_NAME,
                        SIGNER.FULL_NAME,
                        JOB_POSITION.ID)
                .from(STAFF_ORDER)
                .join(JOB_POSITION)
                .on(JOB_POSITION.ID.eq(STAFF_ORDER.JOB_POSITION_ID))
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(STAFF_ORDER.PERSON_ID))
                .leftJoin(SUPERIOR)
                .on(SUPERIOR.ID.eq(STAFF_ORDER.SUPERIOR_ID))
                .leftJoin(RECOMMENDER)
                .on(RECOMMENDER.ID.eq(STAFF_ORDER.RECOMMENDED_BY_ID))
                .leftJoin(SIGNER)
                .on(SIGNER.ID.eq(STAFF_ORDER.SIGNED_BY_ID))
                .where(which)
                .and(STAFF_ORDER.KIND.ne("ABSENCE"))
                .and(STAFF_ORDER.EFFECTIVE_ON.isNotNull())
                .orderBy(order)
                .limit(MOST)
                .fetch(StaffOrders::order);
    }

    private static StaffOrder order(Record7<StaffOrderRecord, String, String, String, String, String, Long> row) {
        var o = row.value1();
        return new StaffOrder(
                new StaffOrderId(o.getId()),
                o.getNumber(),
                StaffOrder.Kind.valueOf(o.getKind()),
                StaffOrder.State.valueOf(o.getState()),
                o.getText(),
                named(o.getPersonId(), row.value2()),
                new Named(row.value7(), row.value3()),
                named(o.getSuperiorId(), row.value4()),
                Objects.requireNonNull(o.getEffectiveOn()),
                Optional.ofNullable(row.value5()),
                Optional.ofNullable(row.value6()),
                o.getIssuedAt(),
                Optional.ofNullable(o.getSignedAt()),
                o.getVersion());
    }

    private static Optional<Named> named(@Nullable Long id, @Nullable String name) {
        return id == null || name == null ? Optional.empty() : Optional.of(new Named(id, name));
    }
}
