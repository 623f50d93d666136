package caposaldo.collection;

import static caposaldo.receivable.LedgerFixture.share;
import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.account.ClientId;
import caposaldo.collection.DunningLetter.State;
import caposaldo.kernel.Stale;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.DisputeItem;
import caposaldo.receivable.Receivables;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever sends, pays, contests and withdraws at once, in whatever order: letters are true when they are sent. */
class DunningTogetherTests extends CollectionScenario {

    private static final int SENDERS = 32;
    private static final int ACTS = 6;
    private static final int GAP = 7;

    /** Of one letter, in the transaction that sends it: items that are contested, not open so much, or left out. */
    private static final String UNTRUE = """
            select (select count(*) from collection.dunning_item e join receivable.ledger_item i on i.id = e.ledger_item_id
                    where e.letter_id = l.id and (i.open_amount <> e.open_amount or i.disputed_amount <> e.disputed_amount or i.client_id <> l.client_id))
                + (select count(*) from receivable.ledger_item i
                    where i.client_id = l.client_id and i.debit and i.open_amount > i.disputed_amount
                        and i.due_on <= l.sent_on + 5 and not exists (
                            select from collection.dunning_item e where e.letter_id = l.id and e.ledger_item_id = i.id))
                + (select count(*) from (select sum(open_amount - disputed_amount) as s, max(level) as m from collection.dunning_item
                    where letter_id = l.id) e where e.s - l.set_off <> l.amount or e.m <> l.level)
                + (select count(*) from receivable.client_ledger k where k.client_id = l.client_id and k.unapplied < l.set_off)
            from collection.dunning_letter l where l.id = {0}
            """;

    /** Numbers of a year that are missing up to the last. */
    private static final String MISSING = """
            select coalesce(sum(n.last - n.letters), 0)::integer from (
                select split_part(number, '-', 2) as year, max(split_part(number, '-', 3)::integer) as last, count(*) as letters
                from collection.dunning_letter group by 1) n
            """;

    @Autowired
    private SendLetter send;

    @Autowired
    private WithdrawLetter withdraw;

    @Autowired
    private DunningLetters letters;

    @Autowired
    private ProposeLetters propose;

    @Autowired
    private SendLetters sendAll;

    @Autowired
    private LetterStore store;

    @Autowired
    private DunningPlans plans;

    @Autowired
    private DisputeItem dispute;

    @Autowired
    private Receivables receivables;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void lettersNameWhatIsOwedOnceAGapAndAreNumberedWithoutGaps() throws InterruptedException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var clients = List.of(brixia, ledger.client("Garda Market"));
        for (var number = 0; number < 24; number++) {
            overdue(clients.get(number % 2), "N" + number, random.nextInt(45) - 4, (20 + random.nextInt(500)) + ".00");
        }
        for (var day : List.of(TODAY, TODAY.plusDays(4), TODAY.plusDays(8), TODAY.plusDays(17))) {
            together(seed + day.toEpochDay(), clients, day);
        }
        for (var client : clients) {
            notWithinTheGap(seed, client);
            assertThat(debtorsOf(client)).as("seed %d", seed).isEqualTo(standing(client));
        }
        assertThat(sql.fetchSingle(MISSING).get(0, Integer.class))
                .as("numbers, seed %d", seed)
                .isZero();
        theProposalSaysWhatTheRuleSays(seed, clients, TODAY.plusDays(25));
    }

    private void together(long seed, List<ClientId> clients, LocalDate day) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            var done = threads.invokeAll(IntStream.range(0, SENDERS)
                    .mapToObj(sender -> (Callable<Void>) () -> {
                        var random = new Random(seed + sender);
                        for (var act = 0; act < ACTS; act++) {
                            act(random, clients.get(random.nextInt(clients.size())), day);
                        }
                        return null;
                    })
                    .toList());
            for (var each : done) {
                assertThat(failure(each)).as("seed %d", seed).isEmpty();
            }
        }
    }

    private static String failure(java.util.concurrent.Future<Void> done) throws InterruptedException {
        try {
            done.get();
            return "";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    private void act(Random random, ClientId client, LocalDate day) {
        switch (random.nextInt(8)) {
            case 0 -> pay(random, client);
            case 1 -> contest(random, client);
            case 2 -> takeBack(client, day);
            case 3 -> ledger.pay(client, "1.0" + random.nextInt(10), TODAY);
            default -> send(client, day);
        }
    }

    private void send(ClientId client, LocalDate day) {
        transaction.executeWithoutResult(status -> {
            if (send.send(finance.on(day), euros(client)) instanceof SendLetter.Outcome.Sent(var letter, var number)) {
                assertThat(sql.fetchSingle(UNTRUE, DSL.val(letter.value())).get(0, Long.class))
                        .as(number)
                        .isZero();
            }
        });
    }

    /** Half of some debt; when somebody was faster it is less than that, and refused. */
    private void pay(Random random, ClientId client) {
        var debts = receivables.openDebts(finance, client, 50);
        if (!debts.isEmpty()) {
            var debt = debts.get(random.nextInt(debts.size()));
            var half = debt.open().amount().movePointRight(2).divideToIntegralValue(java.math.BigDecimal.TWO);
            if (half.signum() > 0) {
                refusedOrDone(() -> ledger.pay(
                        client,
                        half.movePointLeft(2).toPlainString(),
                        TODAY,
                        share(debt.id(), half.movePointLeft(2).toPlainString())));
            }
        }
    }

    private void contest(Random random, ClientId client) {
        var debts = receivables.openDebts(finance, client, 50);
        if (!debts.isEmpty()) {
            refusedOrDone(() -> dispute.open(
                    finance,
                    new DisputeItem.Contest(
                            debts.get(random.nextInt(debts.size())).id(),
                            Dispute.Reason.PRICE,
                            new java.math.BigDecimal("0.01"),
                            null,
                            null)));
        }
    }

    private void takeBack(ClientId client, LocalDate day) {
        letters.of(finance, client).stream()
                .filter(letter -> letter.state() == State.SENT)
                .findFirst()
                .ifPresent(letter -> refusedOrDone(
                        () -> withdraw.withdraw(finance.on(day), letter.id(), letter.version(), "By mistake")));
    }

    /** Somebody else may have been there first; that is said and nothing else happens. */
    private static void refusedOrDone(Runnable act) {
        try {
            act.run();
        } catch (caposaldo.kernel.Invalid | Stale late) {
            assertThat(late).isNotNull();
        }
    }

    private void notWithinTheGap(long seed, ClientId client) {
        var days = letters.of(finance, client).stream()
                .filter(letter -> letter.state() != State.WITHDRAWN)
                .map(DunningLetter::sentOn)
                .sorted()
                .toList();
        for (var i = 1; i < days.size(); i++) {
            assertThat(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)))
                    .as("days between letters to %s, seed %d", client, seed)
                    .isGreaterThanOrEqualTo(GAP);
        }
    }

    private int debtorsOf(ClientId client) {
        return calls.of(finance, euros(client)).map(OverdueClient::letters).orElse(0);
    }

    private int standing(ClientId client) {
        return calls.of(finance, euros(client)).isEmpty()
                ? 0
                : (int) letters.of(finance, client).stream()
                        .filter(letter -> letter.state() == State.SENT)
                        .count();
    }

    private void theProposalSaysWhatTheRuleSays(long seed, List<ClientId> clients, LocalDate day) {
        assertThat(propose.proposeNow(finance.on(day))).isPresent();
        var plan = plans.inForce(day).plan();
        var expected = new ArrayList<String>();
        for (var client : clients) {
            plan.letter(store.debts(euros(client)), store.unapplied(euros(client)), store.lastSent(euros(client)), day)
                    .ifPresent(letter -> expected.add(client + " " + letter.level() + " " + letter.amount() + " "
                            + letter.items().size() + " " + letter.holdsDelivery()));
        }
        assertThat(sendAll
                        .proposed(
                                finance,
                                Stream.of(clients)
                                        .flatMap(List::stream)
                                        .map(ClientId::value)
                                        .toList(),
                                eur("0").currency())
                        .stream()
                        .map(proposal -> proposal.client() + " " + proposal.level() + " "
                                + proposal.amount().amount() + " " + proposal.items() + " "
                                + proposal.holdsDelivery()))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
