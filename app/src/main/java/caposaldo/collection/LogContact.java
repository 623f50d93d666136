package caposaldo.collection;

import static caposaldo.db.collection.Tables.CONTACT_LOG;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPeople;
import caposaldo.account.Clients;
import caposaldo.collection.LoggedContact.Channel;
import caposaldo.collection.LoggedContact.Next;
import caposaldo.collection.LoggedContact.Outcome;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.DisputeItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.LedgerLock;
import caposaldo.receivable.Receivables;
import caposaldo.receivable.RecordPromise;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.13: what was said about money is written down once, with what came of it: the promise or the dispute is made in
 * the same transaction, or nothing is written.
 */
@Component
public class LogContact {

    /**
     * What was said.
     *
     * @param person whom of the client's people it was with; null when that is not known
     * @param on not after today, and at most a year before
     */
    public record Talk(
            @Nullable Long person,
            LocalDate on,
            Channel channel,
            Result result,
            @Nullable String note,
            Optional<Next> next) {}

    /** What came of it. */
    public sealed interface Result {

        record Promised(Money amount, LocalDate dueOn) implements Result {}

        /** @param amount null contests all that is open */
        record Disputed(
                LedgerItemId item,
                Dispute.Reason reason,
                @Nullable BigDecimal amount) implements Result {}

        /** What leaves nothing behind but the talk. */
        record Said(Outcome outcome) implements Result {

            public Said {
                if (outcome == Outcome.PROMISED || outcome == Outcome.DISPUTED) {
                    throw Invalid.field("outcome", "web.invalid.choice");
                }
            }
        }
    }

    /** The rooms in which a talk leaves something. */
    @Component
    record Rooms(RecordPromise promise, DisputeItem dispute, Receivables receivables, ClientPeople people) {}

    private static final int LONGEST = 2000;

    private final DSLContext sql;
    private final Clients clients;
    private final Rooms rooms;
    private final LedgerLock lock;
    private final DebtorRollups rollups;
    private final Trail trail;

    LogContact(DSLContext sql, Clients clients, Rooms rooms, LedgerLock lock, DebtorRollups rollups, Trail trail) {
        this.sql = sql;
        this.clients = clients;
        this.rooms = rooms;
        this.lock = lock;
        this.rollups = rollups;
        this.trail = trail;
    }

    /**
     * @return the talk's number
     * @throws Invalid when a day cannot be, the note is too long, or the promise or dispute is refused
     * @throws Missing when there is no such client, person or document for who asks
     */
    @Transactional
    public long log(AccessScope scope, ClientId client, Talk talk) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var of = clients.get(scope, client);
        check(scope, client, talk);
        trail.worksOn(scope, of.portfolioId());
        lock.hold(client, scope.date());
        var id = insert(scope, client, talk);
        rollups.recount(List.of(client.value()), scope.date());
        return id;
    }

    private void check(AccessScope scope, ClientId client, Talk talk) {
        if (talk.on.isAfter(scope.date()) || talk.on.isBefore(scope.date().minusYears(1))) {
            throw Invalid.field("contactedOn", "collection.invalid.contactedOn");
        } else if (talk.note != null && talk.note.length() > LONGEST) {
            throw Invalid.field("note", "collection.invalid.note", LONGEST);
        } else if (talk.next
                .filter(next -> next.on().isBefore(scope.date())
                        || next.on().isAfter(scope.date().plusYears(1)))
                .isPresent()) {
            throw Invalid.field("nextOn", "collection.invalid.nextOn");
        }
        if (talk.person != null) {
            rooms.people.contact(scope, client, talk.person);
        }
    }

    private long insert(AccessScope scope, ClientId client, Talk talk) {
        var row = sql.newRecord(CONTACT_LOG);
        row.setClientId(client.value());
        row.setContactId(talk.person);
        row.setContactedOn(talk.on);
        row.setChannel(talk.channel.name());
        row.setNote(talk.note);
        row.setNextStep(talk.next.map(next -> next.step().name()).orElse(null));
        row.setNextOn(talk.next.map(Next::on).orElse(null));
        row.setLoggedById(scope.userId());
        switch (talk.result) {
            case Result.Promised(var amount, var dueOn) -> {
                row.setOutcome(Outcome.PROMISED.name());
                row.setPromiseId(rooms.promise.record(scope, client, amount, dueOn, talk.note));
            }
            case Result.Disputed disputed -> {
                row.setOutcome(Outcome.DISPUTED.name());
                row.setDisputeId(contest(scope, client, disputed, talk.note));
            }
            case Result.Said(var outcome) -> row.setOutcome(outcome.name());
        }
        row.insert();
        return row.getId();
    }

    private long contest(AccessScope scope, ClientId client, Result.Disputed disputed, @Nullable String note) {
        if (!rooms.receivables.get(scope, disputed.item).client().equals(client)) {
            throw new Missing("ledger item " + disputed.item.value());
        }
        return rooms.dispute.open(
                scope, new DisputeItem.Contest(disputed.item, disputed.reason, disputed.amount, note, null));
    }
}
