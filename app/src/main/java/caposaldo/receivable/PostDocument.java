package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: an invoice or a credit note is in the ledger from the moment it is posted, once. */
@Component
public class PostDocument {

    private static final int LONGEST_TERM_YEARS = 3;
    private static final int LONGEST_NUMBER = 60;

    /**
     * @param kind INVOICE or CREDIT_NOTE
     * @param number null takes the next of our own, without gaps
     * @param dueOn null is as the client's terms of payment say; a credit note has none
     * @param terms null is what the client's terms of payment say
     * @param key null for a document that no other system knows
     */
    public record Document(
            ClientId client,
            LedgerItem.Kind kind,
            @Nullable String number,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            @Nullable String terms,
            @Nullable String reference,
            Money amount,
            @Nullable ExternalKey key) {

        private Document due(LocalDate day, @Nullable String said) {
            return new Document(client, kind, number, issuedOn, day, said, reference, amount, key);
        }
    }

    private final LedgerStore store;
    private final LedgerRollups rollups;
    private final Clients clients;
    private final AgreeTerms terms;
    private final NumberSeries numbers;
    private final Trail trail;

    PostDocument(
            LedgerStore store,
            LedgerRollups rollups,
            Clients clients,
            AgreeTerms terms,
            NumberSeries numbers,
            Trail trail) {
        this.store = store;
        this.rollups = rollups;
        this.clients = clients;
        this.terms = terms;
        this.numbers = numbers;
        this.trail = trail;
    }

    /**
     * @return the document; that posted before when its key is known
     * @throws Invalid when the number is taken, the amount is not above zero or the days make no sense
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional
    public LedgerItemId post(AccessScope scope, Document wanted) {
        scope.require(Right.RECEIVABLE_POST);
        trail.worksOn(scope, clients.get(scope, wanted.client()).portfolioId());
        var document = complete(wanted);
        var due = Objects.requireNonNull(document.dueOn());
        check(scope, document, due);
        store.lock(document.client(), scope.date());
        var key = document.key();
        var known = key == null ? null : store.known(key).orElse(null);
        if (known != null) {
            return PostPayment.same(known, document.client());
        }
        var id = store.insert(new LedgerStore.NewItem(
                document.client(),
                document.kind(),
                document.number() == null ? ownNumber(document) : document.number(),
                document.issuedOn(),
                due,
                document.terms(),
                document.reference(),
                document.amount(),
                key));
        rollups.recount(document.client(), document.issuedOn(), scope.date());
        return id;
    }

    private String ownNumber(Document document) {
        var series = document.kind() == LedgerItem.Kind.INVOICE ? "INV" : "CN";
        return numbers.next(series, document.issuedOn().getYear());
    }

    /** With the day and the words of the client's terms where it brings none of its own. */
    private Document complete(Document document) {
        if (!document.kind().isDebit()) {
            return document.due(document.issuedOn(), document.terms);
        } else if (document.dueOn != null) {
            return document;
        }
        var agreed = terms.on(document.client, document.issuedOn);
        return document.due(agreed.due(document.issuedOn), document.terms == null ? agreed.written() : document.terms);
    }

    private static void check(AccessScope scope, Document document, LocalDate due) {
        if (document.kind() != LedgerItem.Kind.INVOICE && document.kind() != LedgerItem.Kind.CREDIT_NOTE) {
            throw Invalid.field("kind", "web.invalid.choice");
        } else if (document.amount().amount().signum() <= 0) {
            throw Invalid.field("amount", "receivable.invalid.amount");
        } else if (document.number() != null
                && (document.number().isBlank() || document.number().length() > LONGEST_NUMBER)) {
            throw Invalid.field("number", "receivable.invalid.number", LONGEST_NUMBER);
        } else if (document.issuedOn().isAfter(scope.date())) {
            throw Invalid.field("issuedOn", "receivable.invalid.future");
        } else if (due.isBefore(document.issuedOn())
                || due.isAfter(document.issuedOn().plusYears(LONGEST_TERM_YEARS))) {
            throw Invalid.field("dueOn", "receivable.invalid.due", LONGEST_TERM_YEARS);
        }
    }
}
