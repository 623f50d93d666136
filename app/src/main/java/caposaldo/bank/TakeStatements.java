package caposaldo.bank;

import caposaldo.bank.BankEntry.SetAside;
import caposaldo.bank.BankStatement.Booking;
import caposaldo.bank.BankStore.NewEntry;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Clauses 2.11 and 2.13: a bank's statement is read, checked and posted as far as it is certain what each booking is, in one
 * transaction. The same statement again, or the same booking in another one, posts nothing.
 */
@Component
public class TakeStatements {

    /**
     * A statement that came.
     *
     * @param fresh false when it was here already
     */
    public record Taken(long id, boolean fresh) {}

    private final BankStore store;
    private final MatchEntries match;
    private final TransactionTemplate transaction;

    TakeStatements(BankStore store, MatchEntries match, TransactionTemplate transaction) {
        this.store = store;
        this.match = match;
        this.transaction = transaction;
    }

    /**
     * @return each statement of the file, in its order
     * @throws Invalid naming place and reason when it cannot be read, does not add up, or is another than the one known by
     *     its name
     */
    public List<Taken> take(AccessScope scope, String fileName, InputStream content) {
        scope.require(Right.RECEIVABLE_POST);
        var statements = ReadStatements.read(content);
        return transaction.execute(status -> {
            var taken = new HashMap<BankStatement, Taken>();
            // Accounts in one order, so that two files never wait for each other crosswise.
            statements.stream()
                    .sorted(Comparator.comparing(BankStatement::account).thenComparing(BankStatement::currency))
                    .forEach(statement -> taken.put(statement, take(scope, fileName, statement)));
            match.match(
                    scope,
                    taken.values().stream().filter(Taken::fresh).map(Taken::id).toList());
            return statements.stream().map(taken::get).toList();
        });
    }

    private Taken take(AccessScope scope, String fileName, BankStatement statement) {
        var account = store.lockAccount(statement.account(), statement.currency());
        var hash = hash(statement.openedOn() + " " + statement.opening() + " " + statement.closedOn() + " "
                + statement.closing() + " " + statement.bookings());
        var known = store.known(account, statement.number()).orElse(null);
        if (known == null) {
            var id = store.insert(account, statement, Written.cut(fileName), hash, scope.userId());
            store.insert(account, id, entries(statement.bookings()));
            return new Taken(id, true);
        } else if (known.contentHash().equals(hash)) {
            return new Taken(known.id(), false);
        } else {
            throw Invalid.field("file", "bank.refused.other", statement.number(), statement.account());
        }
    }

    /**
     * Each booking with the key it is known again by: the bank's reference, day and amount, or all that it says; the n-th of
     * several that say the same is the n-th.
     */
    static List<NewEntry> entries(List<Booking> bookings) {
        var times = new HashMap<String, Integer>();
        var entries = new ArrayList<NewEntry>();
        for (var booking : bookings) {
            var named = booking.reference() == null
                    ? List.of(
                            booking.valueOn(),
                            String.valueOf(booking.payerName()),
                            String.valueOf(booking.payerIban()),
                            booking.remittance())
                    : List.of(booking.reference());
            var said = hash(booking.bookedOn() + " " + booking.signed() + " " + booking.currency() + " " + named);
            entries.add(new NewEntry(booking, said + " " + times.merge(said, 1, Integer::sum), because(booking)));
        }
        return entries;
    }

    private static @Nullable SetAside because(Booking booking) {
        if (!booking.incoming()) {
            return switch (booking.nature()) {
                case FEE -> SetAside.FEE;
                case RETURN -> SetAside.RETURN;
                case TRANSFER -> SetAside.OUTGOING;
            };
        }
        return LedgerCurrency.keeps(Currency.getInstance(booking.currency())) ? null : SetAside.CURRENCY;
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
