package caposaldo.bank;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.bank.Tables.ENTRY;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.bank.Matching.Asked;
import caposaldo.bank.Proposal.Reason;
import caposaldo.currency.ExchangeRates;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.ExternalKey;
import caposaldo.receivable.FreezeLedger;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.OpenItems;
import caposaldo.receivable.PostPayment.Payment;
import caposaldo.receivable.PostPayments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: what is certain posts itself, in the transaction that says so; of the rest it is said what it may be. */
@Component
public class MatchEntries {

    static final String SOURCE = "bank";

    private static final int MOST_PROPOSALS = 9;
    private static final int MOST_ALIKE = 5;
    private static final String NAME_PARTS = "[^\\p{L}\\p{N}]+";

    private final DSLContext sql;
    private final BankStore store;
    private final BankEntries entries;
    private final Payers payers;
    private final OpenItems open;
    private final Posting posting;

    /** The many at once, up to when they may not be, and what other currencies are worth. */
    @Component
    record Posting(PostPayments post, FreezeLedger freeze, ExchangeRates rates) {}

    MatchEntries(DSLContext sql, BankStore store, BankEntries entries, Payers payers, OpenItems open, Posting posting) {
        this.sql = sql;
        this.store = store;
        this.entries = entries;
        this.payers = payers;
        this.open = open;
        this.posting = posting;
    }

    /** Looks once more at everything that waits: more may be known of its payers by now. */
    @Transactional
    public int matchAll(AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        return post(scope, entries.toDecide(scope, DSL.noCondition()));
    }

    /** @return how many of these statements' entries posted themselves */
    @Transactional
    public int match(AccessScope scope, Collection<Long> statements) {
        return post(scope, entries.toDecide(scope, ENTRY.STATEMENT_ID.in(statements)));
    }

    private int post(AccessScope scope, List<BankEntry> waiting) {
        var due = rated(waiting.stream()
                .filter(entry -> !entry.bookedOn().isAfter(scope.date()))
                .toList());
        var learned = payers.of(due);
        var numbers = new HashSet<String>();
        due.forEach(entry -> numbers.addAll(NamedNumbers.in(entry.remittance()).bare()));
        var meant = new HashSet<>(open.named(scope, numbers).keySet());
        learned.values().forEach(known -> meant.addAll(known.keySet()));
        var seen = meant.isEmpty() ? Set.<ClientId>of() : seen(scope, meant);
        posting.post.hold(scope, seen);
        return post(scope, due, learned, new OpenBook(open.inEveryCurrency(scope, seen)), posting.freeze.until(seen));
    }

    /** What came in another currency waits for the rate of its day. */
    private List<BankEntry> rated(List<BankEntry> due) {
        var rates = posting.rates.of(due.stream()
                .filter(entry -> !entry.amount().currency().equals(posting.rates.own()))
                .map(BankEntry::rated)
                .toList());
        return due.stream()
                .filter(entry ->
                        entry.amount().currency().equals(posting.rates.own()) || rates.containsKey(entry.rated()))
                .toList();
    }

    private Set<ClientId> seen(AccessScope scope, Set<ClientId> meant) {
        return sql
                .select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.ID.eq(DSL.any(meant.stream().map(ClientId::value).toArray(Long[]::new))))
                .and(Clients.seenBy(scope))
                .fetch(row -> new ClientId(row.value1()))
                .stream()
                .collect(Collectors.toSet());
    }

    /** What was booked on a day that the client has signed is a person's to decide. */
    private int post(
            AccessScope scope,
            List<BankEntry> due,
            Map<Long, Map<ClientId, Set<Reason>>> learned,
            OpenBook book,
            Map<ClientLedger, LocalDate> frozen) {
        var posted = new ArrayList<BankEntry>();
        var payments = new ArrayList<Payment>();
        var reasons = new ArrayList<String>();
        for (var entry : due) {
            var known = learned.getOrDefault(entry.id(), Map.of());
            var asked = new Asked(entry.amount(), entry.remittance(), known);
            var currency = entry.amount().currency();
            var first = Matching.rank(asked, book.of(known.keySet(), asked.text(), currency)).stream()
                    .findFirst()
                    .filter(Proposal::confident)
                    .filter(proposal -> entry.bookedOn()
                            .isAfter(frozen.getOrDefault(new ClientLedger(proposal.client(), currency), LocalDate.MIN)))
                    .orElse(null);
            if (first != null) {
                posted.add(entry);
                payments.add(payment(entry, first));
                reasons.add(first.reasons().stream().map(Enum::name).collect(Collectors.joining(",")));
                book.take(first);
            }
        }
        var items = posting.post.post(scope, payments);
        store.posted(posted.stream().map(BankEntry::id).toList(), items, reasons);
        return posted.size();
    }

    private static Payment payment(BankEntry entry, Proposal proposal) {
        return new Payment(
                proposal.client(),
                entry.amount(),
                entry.bookedOn(),
                reference(entry),
                proposal.credits().stream().map(LedgerItem::id).toList(),
                proposal.shares(),
                key(entry));
    }

    static @Nullable String reference(BankEntry entry) {
        return entry.remittance().isEmpty() ? entry.payerName() : entry.remittance();
    }

    /** A decision that is taken back and made anew posts anew. */
    static ExternalKey key(BankEntry entry) {
        return new ExternalKey(SOURCE, entry.id() + "/" + entry.version());
    }

    /**
     * What an entry may be, the likeliest first; at most nine, so that each has a key.
     *
     * @param chosen a client that a person thinks of, null for none
     */
    @Transactional(readOnly = true)
    public List<Proposal> propose(AccessScope scope, BankEntry entry, @Nullable ClientId chosen) {
        scope.require(Right.RECEIVABLE_POST);
        if (entry.state() != BankEntry.State.TO_DECIDE) {
            return List.of();
        }
        var known = new HashMap<ClientId, Set<Reason>>();
        payers.of(List.of(entry)).getOrDefault(entry.id(), Map.of()).forEach(known::put);
        if (chosen != null) {
            add(known, chosen, Reason.CHOSEN);
        } else {
            calledAlike(scope, entry).forEach(client -> add(known, client, Reason.OWN_NAME));
        }
        var numbers = NamedNumbers.in(entry.remittance()).bare();
        var meant = new HashSet<>(known.keySet());
        meant.addAll(open.named(scope, numbers).keySet());
        if (meant.isEmpty()) {
            meant.addAll(open.ofAmount(scope, entry.amount(), MOST_ALIKE).keySet());
        }
        var seen = chosen == null ? seen(scope, meant) : Set.of(chosen);
        known.keySet().retainAll(seen);
        var all = new OpenBook(open.inEveryCurrency(scope, seen))
                .of(seen, entry.remittance(), entry.amount().currency());
        known.keySet().forEach(client -> all.putIfAbsent(client, List.of()));
        return named(scope, Matching.rank(new Asked(entry.amount(), entry.remittance(), known), all)).stream()
                .limit(MOST_PROPOSALS)
                .toList();
    }

    private static void add(Map<ClientId, Set<Reason>> known, ClientId client, Reason reason) {
        var all = EnumSet.of(reason);
        all.addAll(known.getOrDefault(client, Set.of()));
        known.put(client, all);
    }

    /** Clients whose name or legal name has every longer word of the payer's. */
    private List<ClientId> calledAlike(AccessScope scope, BankEntry entry) {
        var name = entry.payerName() == null ? "" : entry.payerName();
        var words = List.of(name.split(NAME_PARTS, -1)).stream()
                .filter(word -> word.length() > 3)
                .limit(4)
                .collect(Collectors.joining(" "));
        return words.isEmpty()
                ? List.of()
                : sql.select(CLIENT.ID)
                        .from(CLIENT)
                        .where(caposaldo.web.list.Words.allIn(CLIENT.SEARCH, words))
                        .and(Clients.seenBy(scope))
                        .orderBy(CLIENT.NAME, CLIENT.ID)
                        .limit(MOST_ALIKE)
                        .fetch(row -> new ClientId(row.value1()));
    }

    /** A client with nothing open has its name from its record. */
    private List<Proposal> named(AccessScope scope, List<Proposal> proposals) {
        var ids = proposals.stream()
                .map(proposal -> proposal.client().value())
                .distinct()
                .toList();
        var names = sql.select(CLIENT.ID, CLIENT.NAME)
                .from(CLIENT)
                .where(CLIENT.ID.in(ids))
                .and(Clients.seenBy(scope))
                .fetchMap(CLIENT.ID, CLIENT.NAME);
        return proposals.stream()
                .map(proposal -> proposal.called(
                        Objects.requireNonNull(names.get(proposal.client().value()))))
                .toList();
    }
}
