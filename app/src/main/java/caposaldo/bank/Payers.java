package caposaldo.bank;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.bank.Tables.PAYER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.bank.Proposal.Reason;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was learned of payers from what people decided: which account or name pays for which client. */
@Component
public class Payers {

    /** @param shown the IBAN, or the name as the bank wrote it */
    public record Payer(long id, ClientId client, String clientName, Kind kind, String shown, LocalDate learnedOn) {}

    public enum Kind {
        IBAN,
        NAME
    }

    /** {0} entries, {1} their IBANs, {2} their names. */
    private static final String KNOWN = """
            select w.entry_id, p.client_id, p.kind
            from unnest({0}, {1}, {2}) as w (entry_id, iban, name)
            join bank.payer p on p.kind = 'IBAN' and p.value = w.iban or p.kind = 'NAME' and p.value = ext.folded(w.name)
            """;

    private final DSLContext sql;

    Payers(DSLContext sql) {
        this.sql = sql;
    }

    /** For each entry the clients that its payer has paid for before, and by what that is known. */
    Map<Long, Map<ClientId, Set<Reason>>> of(List<BankEntry> entries) {
        var known = new HashMap<Long, Map<ClientId, Set<Reason>>>();
        sql.resultQuery(
                        KNOWN,
                        DSL.val(entries.stream().map(BankEntry::id).toArray(Long[]::new)),
                        DSL.val(entries.stream().map(BankEntry::payerIban).toArray(String[]::new)),
                        DSL.val(entries.stream().map(BankEntry::payerName).toArray(String[]::new)))
                .forEach(row -> known.computeIfAbsent(row.get("entry_id", Long.class), entry -> new HashMap<>())
                        .computeIfAbsent(
                                new ClientId(row.get("client_id", Long.class)), client -> EnumSet.noneOf(Reason.class))
                        .add(
                                Kind.valueOf(row.get("kind", String.class)) == Kind.IBAN
                                        ? Reason.IBAN
                                        : Reason.LEARNED_NAME));
        return known;
    }

    /** @throws Missing when there is none for this person */
    @Transactional(readOnly = true)
    public Payer get(AccessScope scope, long id) {
        scope.require(Right.RECEIVABLE_POST);
        return sql.select(PAYER.CLIENT_ID, CLIENT.NAME, PAYER.KIND, PAYER.SHOWN, PAYER.LEARNED_ON)
                .from(PAYER)
                .join(CLIENT)
                .on(CLIENT.ID.eq(PAYER.CLIENT_ID))
                .where(PAYER.ID.eq(id))
                .and(Clients.seenBy(scope))
                .fetchOptional(row -> new Payer(
                        id,
                        new ClientId(row.value1()),
                        Objects.requireNonNull(row.value2()),
                        Kind.valueOf(row.value3()),
                        Objects.requireNonNull(row.value4()),
                        Objects.requireNonNull(row.value5())))
                .orElseThrow(() -> new Missing("payer " + id));
    }

    /**
     * Forgets it: from now on a person decides again.
     *
     * @throws Missing when there is none for this person
     */
    @Transactional
    public void forget(AccessScope scope, long id) {
        get(scope, id);
        sql.deleteFrom(PAYER).where(PAYER.ID.eq(id)).execute();
    }
}
