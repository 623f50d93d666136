package caposaldo.claim;

import static caposaldo.db.claim.Tables.GOODS_RETURN;
import static caposaldo.db.claim.Tables.RETURN_LINE;

import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import caposaldo.db.claim.tables.records.GoodsReturnRecord;
import caposaldo.kernel.Stale;
import caposaldo.ordering.DeliveryNoteId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes returns. Whoever does holds what is claimed of the delivery. */
@Component
class ReturnStore {

    private static final String SERIES = "RET";

    /** {0} return, {1} numbers of its lines, {2} quantities. */
    private static final String RECEIVE = """
            update claim.return_line l set received_quantity = q.quantity
            from unnest({1}::integer[], {2}::numeric[]) q (line_no, quantity)
            where l.return_id = {0} and l.line_no = q.line_no
            """;

    private final DSLContext sql;
    private final NumberSeries numbers;
    private final Clock clock;

    ReturnStore(DSLContext sql, NumberSeries numbers, Clock clock) {
        this.sql = sql;
        this.numbers = numbers;
        this.clock = clock;
    }

    ReturnId insert(
            AccessScope scope,
            DeliveryNoteId note,
            GoodsReturn.Kind kind,
            @Nullable String remark,
            List<ReturnLines.Line> lines) {
        var row = sql.newRecord(GOODS_RETURN);
        row.setNoteId(note.value());
        row.setNumber(numbers.next(SERIES, scope.date().getYear()));
        row.setKind(kind.name());
        row.setState(ReturnState.REQUESTED.name());
        row.setRequestedOn(scope.date());
        row.setRemark(remark);
        row.setAmount(ReturnLines.amount(lines));
        row.setRequestedById(scope.userId());
        row.setRequestedAt(OffsetDateTime.now(clock));
        if (kind == GoodsReturn.Kind.REFUSAL) {
            row.setState(ReturnState.RECEIVED.name());
            agree(scope, row);
            receive(scope, row);
        }
        row.store();
        write(row.getId(), kind, lines);
        return new ReturnId(row.getId());
    }

    /** All at once, so that the goods are counted once. */
    private void write(long id, GoodsReturn.Kind kind, List<ReturnLines.Line> lines) {
        var insert = sql.insertInto(
                RETURN_LINE,
                RETURN_LINE.RETURN_ID,
                RETURN_LINE.KIND,
                RETURN_LINE.LINE_NO,
                RETURN_LINE.DELIVERY_LINE_ID,
                RETURN_LINE.REASON_ID,
                RETURN_LINE.QUANTITY,
                RETURN_LINE.RECEIVED_QUANTITY);
        for (var n = 0; n < lines.size(); n++) {
            var line = lines.get(n);
            insert = insert.values(
                    id,
                    kind.name(),
                    n + 1,
                    line.of().id(),
                    line.reason().id(),
                    line.quantity(),
                    kind == GoodsReturn.Kind.REFUSAL ? line.quantity() : null);
        }
        insert.execute();
    }

    /**
     * Until the end of the transaction nobody else changes it; the caller has seen it.
     *
     * @throws Stale when somebody changed it since {@code version} was read
     */
    GoodsReturnRecord lock(ReturnId id, int version) {
        var row = sql.selectFrom(GOODS_RETURN)
                .where(GOODS_RETURN.ID.eq(id.value()))
                .forUpdate()
                .fetchSingle();
        if (row.getVersion() != version) {
            throw new Stale("return " + id.value());
        }
        return row;
    }

    static void agree(AccessScope scope, GoodsReturnRecord row) {
        row.setAgreedOn(scope.date());
        row.setAgreedById(scope.userId());
    }

    static void receive(AccessScope scope, GoodsReturnRecord row) {
        row.setReceivedOn(scope.date());
        row.setReceivedById(scope.userId());
    }

    /** @param quantities what came of each line, by its number */
    void receive(ReturnId id, Map<Integer, BigDecimal> quantities) {
        var lines = quantities.keySet().stream().sorted().toArray(Integer[]::new);
        sql.execute(
                RECEIVE,
                DSL.val(id.value()),
                DSL.val(lines),
                DSL.val(List.of(lines).stream().map(quantities::get).toArray(BigDecimal[]::new)));
    }

    void save(GoodsReturnRecord row) {
        row.setVersion(row.getVersion() + 1);
        row.store();
    }
}
