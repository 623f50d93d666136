package caposaldo.collection;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.collection.Tables.DUNNING_LETTER;
import static caposaldo.db.mail.Tables.OUTGOING_MAIL;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.mail.Mail;
import caposaldo.mail.MailId;
import caposaldo.mail.ReachableClients;
import caposaldo.mail.SendMail;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.web.paper.Paper;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.13: the letters of a run go by e-mail, one after the other, each in a transaction of its own and each once. What a
 * process that died had not written is still to be sent; what it had is not sent again.
 */
@Component
public class MailLetters {

    /** What there is to say of a letter on its way; what somebody has to do something about stands first. */
    public enum State {
        FAILED,
        NO_ADDRESS,
        TAKEN_BACK,
        TO_SEND,
        /** In the outbox: it leaves in a moment, or when the server is there again. */
        WAITING,
        SENT,
        /** Paid or withdrawn before it was sent. */
        OVER
    }

    /** @param mail empty while there is none */
    public record OnItsWay(
            DunningLetterId letter,
            String number,
            ClientId client,
            String clientName,
            Money amount,
            State state,
            Optional<MailId> mail) {}

    /** All letters of a run. */
    public record Standing(DunningRun run, List<OnItsWay> letters) {

        public int count(State state) {
            return (int)
                    letters.stream().filter(letter -> letter.state == state).count();
        }

        /** As many as fit a page, those first that somebody has to do something about. */
        public List<OnItsWay> shown() {
            return letters.stream()
                    .sorted(Comparator.comparing(OnItsWay::state))
                    .limit(MOST_SHOWN)
                    .toList();
        }
    }

    private static final int TOLD_EVERY = 20;
    private static final int MOST_SHOWN = 500;

    private final DSLContext sql;
    private final DunningRuns runs;
    private final MailLetter one;
    private final ReachableClients reachable;
    private final SendMail send;
    private final LedgerCurrency currency;

    MailLetters(
            DSLContext sql,
            DunningRuns runs,
            MailLetter one,
            ReachableClients reachable,
            SendMail send,
            LedgerCurrency currency) {
        this.sql = sql;
        this.runs = runs;
        this.one = one;
        this.reachable = reachable;
        this.send = send;
        this.currency = currency;
    }

    /**
     * What became of each letter of a run that the person sees.
     *
     * @throws Missing when no letters were sent by such a run
     */
    @Transactional(readOnly = true)
    public Standing standing(AccessScope scope, long run) {
        scope.require(Right.MAIL_READ);
        var of = runs.get(scope, run);
        if (of.kind() != DunningRun.Kind.SENDING) {
            throw new Missing("letters of run " + run);
        }
        var latest = DSL.select(OUTGOING_MAIL.ID.as("mail"), OUTGOING_MAIL.STATE.as("mail_state"))
                .from(OUTGOING_MAIL)
                .where(OUTGOING_MAIL.PAPER.eq(DSL.inline("/collection/letters/").concat(DUNNING_LETTER.ID)))
                .orderBy(OUTGOING_MAIL.ID.desc())
                .limit(1)
                .asTable("latest");
        var rows = sql.select(DUNNING_LETTER.fields())
                .select(CLIENT.NAME)
                .select(DSL.field(DSL.name("latest", "mail"), Long.class))
                .select(DSL.field(DSL.name("latest", "mail_state"), String.class))
                .from(DUNNING_LETTER)
                .join(CLIENT)
                .on(CLIENT.ID.eq(DUNNING_LETTER.CLIENT_ID))
                .leftJoin(DSL.lateral(latest))
                .on(DSL.trueCondition())
                .where(DUNNING_LETTER.RUN_ID.eq(run))
                .and(Clients.seenBy(scope))
                .orderBy(CLIENT.NAME, DUNNING_LETTER.ID)
                .fetch();
        var addressed = reachable.of(
                scope,
                rows.stream()
                        .map(row -> new ClientId(row.get(DUNNING_LETTER.CLIENT_ID)))
                        .collect(Collectors.toSet()),
                Paper.Desk.FINANCE);
        return new Standing(of, rows.map(row -> letter(row, addressed)));
    }

    private OnItsWay letter(Record row, Set<ClientId> addressed) {
        var client = new ClientId(row.get(DUNNING_LETTER.CLIENT_ID));
        var mail = Optional.ofNullable(row.get("mail", Long.class));
        return new OnItsWay(
                new DunningLetterId(row.get(DUNNING_LETTER.ID)),
                Objects.requireNonNull(row.get(DUNNING_LETTER.NUMBER)),
                client,
                Objects.requireNonNull(row.get(CLIENT.NAME)),
                currency.money(row.get(DUNNING_LETTER.AMOUNT), row.get(DUNNING_LETTER.CURRENCY)),
                mail.map(id -> of(Mail.State.valueOf(row.get("mail_state", String.class))))
                        .orElseGet(() -> without(row, addressed.contains(client))),
                mail.map(MailId::new));
    }

    private static State of(Mail.State mail) {
        return switch (mail) {
            case WAITING -> State.WAITING;
            case SENT -> State.SENT;
            case FAILED -> State.FAILED;
            case TAKEN_BACK -> State.TAKEN_BACK;
        };
    }

    private static State without(Record row, boolean addressed) {
        if (row.get(DUNNING_LETTER.SETTLED_ON) != null || row.get(DUNNING_LETTER.WITHDRAWN_ON) != null) {
            return State.OVER;
        }
        return addressed ? State.TO_SEND : State.NO_ADDRESS;
    }

    /**
     * Begins to send in the background what of a run is still to be sent, or names the run that goes on.
     *
     * @throws Invalid when no server is set, or nothing is to be sent
     */
    public DunningRun start(AccessScope scope, long run) {
        var wanted = wanted(scope, run);
        return runs.start(scope, DunningRun.Kind.MAILING, run, mailing -> mail(scope, mailing, wanted));
    }

    /** The same, in this thread; empty while another goes on. */
    Optional<DunningRun> now(AccessScope scope, long run) {
        var wanted = wanted(scope, run);
        return runs.now(scope, DunningRun.Kind.MAILING, run, mailing -> mail(scope, mailing, wanted));
    }

    private List<DunningLetterId> wanted(AccessScope scope, long run) {
        scope.require(Right.MAIL_SEND);
        var wanted = standing(scope, run).letters().stream()
                .filter(letter -> letter.state == State.TO_SEND)
                .map(OnItsWay::letter)
                .toList();
        if (!send.isSetUp()) {
            throw Invalid.field("", "mail.invalid.notSetUp");
        } else if (wanted.isEmpty()) {
            throw Invalid.field("", "collection.invalid.nothingToMail");
        }
        return wanted;
    }

    private void mail(AccessScope scope, long mailing, List<DunningLetterId> letters) {
        var written = 0;
        for (var done = 0; done < letters.size(); done++) {
            if (done % TOLD_EVERY == 0) {
                runs.tell(mailing, letters.size(), done, written);
            }
            written += switch (one.mail(scope, letters.get(done))) {
                case WRITTEN -> 1;
                case WRITTEN_BEFORE, OVER, NO_ADDRESS -> 0;
            };
        }
        runs.tell(mailing, letters.size(), letters.size(), written);
    }
}
