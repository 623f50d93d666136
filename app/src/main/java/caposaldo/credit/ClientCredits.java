package caposaldo.credit;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.credit.Tables.CLIENT_CREDIT;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What clients take up of what they may, never of one that the scope does not show. */
@Component
public class ClientCredits {

    /** No document in particular: what a new one would be told. */
    private static final SourceDocument NONE = new SourceDocument("", 0);

    private final DSLContext sql;
    private final Clients clients;
    private final ReserveCredit credit;
    private final LedgerCurrency currency;

    ClientCredits(DSLContext sql, Clients clients, ReserveCredit credit, LedgerCurrency currency) {
        this.sql = sql;
        this.clients = clients;
        this.credit = credit;
        this.currency = currency;
    }

    /**
     * What the rules of a point would say to a document of so much.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public Verdict at(AccessScope scope, ClientId client, CheckPoint point, Money amount) {
        scope.require(Right.CREDIT_READ);
        clients.check(scope, client);
        return credit.check(scope, client, point, NONE, amount);
    }

    /**
     * What the rules of each point say, before any document.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public List<Verdict> of(AccessScope scope, ClientId client) {
        scope.require(Right.CREDIT_READ);
        clients.check(scope, client);
        var nothing = Money.zero(java.util.Currency.getInstance(currency.code()));
        return Stream.of(CheckPoint.values())
                .map(point -> credit.check(scope, client, point, NONE, nothing))
                .toList();
    }

    /** How many clients the person sees stand above their limits. */
    @Transactional(readOnly = true)
    public int countOver(AccessScope scope) {
        return sql.fetchCount(sql.selectOne()
                .from(CLIENT_CREDIT)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_CREDIT.CLIENT_ID))
                .where(CLIENT_CREDIT.CURRENCY.eq(currency.code()))
                .and(CLIENT_CREDIT.USED_SHARE.gt(java.math.BigDecimal.ONE))
                .and(Clients.seenBy(scope)));
    }
}
