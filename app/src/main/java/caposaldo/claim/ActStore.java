package caposaldo.claim;

import static caposaldo.db.claim.Tables.ACT_LINE;
import static caposaldo.db.claim.Tables.ACT_MEMBER;
import static caposaldo.db.claim.Tables.DISCREPANCY_ACT;

import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import caposaldo.db.claim.tables.records.DiscrepancyActRecord;
import caposaldo.kernel.Stale;
import caposaldo.ordering.DeliveryNote;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes acts. Whoever does holds what is claimed of the delivery. */
@Component
class ActStore {

    private static final String SERIES = "ACT";

    private final DSLContext sql;
    private final NumberSeries numbers;
    private final Clock clock;

    ActStore(DSLContext sql, NumberSeries numbers, Clock clock) {
        this.sql = sql;
        this.numbers = numbers;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** A new one, without lines. */
    DiscrepancyActRecord begin(AccessScope scope, DeliveryNote note, LocalDate drawnOn) {
        var act = sql.newRecord(DISCREPANCY_ACT);
        act.setNoteId(note.id().value());
        act.setNumber(numbers.next(SERIES, drawnOn.getYear()));
        act.setDrawnById(scope.userId());
        act.setDrawnAt(now());
        return act;
    }

    /**
     * Until the end of the transaction nobody else changes it; the caller has seen it.
     *
     * @throws Stale when somebody changed it since {@code version} was read
     */
    DiscrepancyActRecord lock(ActId id, int version) {
        var act = sql.selectFrom(DISCREPANCY_ACT)
                .where(DISCREPANCY_ACT.ID.eq(id.value()))
                .forUpdate()
                .fetchSingle();
        if (act.getVersion() != version) {
            throw new Stale("act " + id.value());
        }
        return act;
    }

    /** Head, commission and lines in the place of those it had. */
    void write(DiscrepancyActRecord act, ActDraft draft, List<ActLines.Line> lines, @Nullable LocalDate deadline) {
        var head = draft.head();
        act.setDrawnOn(head.drawnOn());
        act.setBeganAt(head.beganAt());
        act.setEndedAt(head.endedAt());
        act.setPlace(head.place().strip());
        act.setSeals(head.seals());
        act.setCause(head.cause());
        act.setConclusion(head.conclusion());
        act.setDeadline(deadline);
        act.setMissingAmount(ActLines.missing(lines, line -> true));
        act.setAcceptedAmount(ActLines.missing(lines, line -> line.discovered() == Discrepancy.Discovered.LATER));
        save(act);
        writeMembers(act.getId(), draft.members());
        writeLines(act.getId(), lines);
    }

    private void writeMembers(long act, List<Act.Member> members) {
        var insert = sql.insertInto(ACT_MEMBER, ACT_MEMBER.ACT_ID, ACT_MEMBER.PLACE, ACT_MEMBER.NAME, ACT_MEMBER.ROLE);
        for (var n = 0; n < members.size(); n++) {
            var member = members.get(n);
            insert = insert.values(
                    act, n + 1, member.name().strip(), member.role().strip());
        }
        insert.execute();
    }

    /** All at once, so that the goods are counted once. */
    private void writeLines(long act, List<ActLines.Line> lines) {
        var insert = sql.insertInto(
                ACT_LINE,
                ACT_LINE.ACT_ID,
                ACT_LINE.LINE_NO,
                ACT_LINE.KIND,
                ACT_LINE.DISCOVERED,
                ACT_LINE.DELIVERY_LINE_ID,
                ACT_LINE.ITEM_ID,
                ACT_LINE.EXPECTED,
                ACT_LINE.FOUND,
                ACT_LINE.PRICE,
                ACT_LINE.VAT_RATE,
                ACT_LINE.INSTEAD_ITEM_ID,
                ACT_LINE.INSTEAD_QUANTITY);
        for (var n = 0; n < lines.size(); n++) {
            var line = lines.get(n);
            var of = Optional.ofNullable(line.of());
            insert = insert.values(
                    act,
                    n + 1,
                    line.kind().name(),
                    line.discovered().name(),
                    of.map(DeliveredLine::id).orElse(null),
                    line.item().value(),
                    line.expected(),
                    line.found(),
                    of.map(DeliveredLine::price).orElse(null),
                    of.map(DeliveredLine::vatRate).orElse(null),
                    line.instead().map(instead -> instead.item().value()).orElse(null),
                    line.instead().map(ActLines.Instead::quantity).orElse(null));
        }
        insert.execute();
    }

    /** The draft claims nothing until it is written again. */
    void empty(DiscrepancyActRecord act) {
        sql.deleteFrom(ACT_LINE).where(ACT_LINE.ACT_ID.eq(act.getId())).execute();
        sql.deleteFrom(ACT_MEMBER).where(ACT_MEMBER.ACT_ID.eq(act.getId())).execute();
    }

    void save(DiscrepancyActRecord act) {
        if (act.getId() != null) {
            act.setVersion(act.getVersion() + 1);
        }
        act.store();
    }

    void settle(AccessScope scope, DiscrepancyActRecord act, String settlement) {
        act.setState(ActState.SETTLED.name());
        act.setSettlement(settlement);
        act.setSettledOn(scope.date());
        act.setSettledById(scope.userId());
        save(act);
    }
}
