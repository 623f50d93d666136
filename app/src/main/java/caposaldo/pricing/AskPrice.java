package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.ASKED_PRICE;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.approval.ApprovalDecided;
import caposaldo.approval.AskApproval;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.9: a price beyond one's rights is asked for with the margin in sight, goes to whose right it is, and is agreed by
 * the decision, in the same transaction.
 */
@Component
public class AskPrice {

    /** How approvals call it. */
    public static final String KIND = "pricing.price";

    /** What became of it. */
    public sealed interface Outcome {

        /** The asker's own rights were enough. */
        record Agreed(long agreed) implements Outcome {}

        /** @param request the number of the request that waits for a decision */
        record Asked(long request) implements Outcome {}
    }

    private static final int DAYS = 30;

    private final DSLContext sql;
    private final Clients clients;
    private final Items items;
    private final DiscountReach reach;
    private final AskApproval ask;
    private final AgreePrice agree;

    AskPrice(DSLContext sql, Clients clients, Items items, DiscountReach reach, AskApproval ask, AgreePrice agree) {
        this.sql = sql;
        this.clients = clients;
        this.items = items;
        this.reach = reach;
        this.ask = ask;
        this.agree = agree;
    }

    /**
     * @throws Invalid when a term cannot be, the same is asked already or agreed, nobody above may agree it, or nobody
     *     knows what its currency is worth
     */
    @Transactional
    public Outcome ask(AccessScope scope, ClientId client, AgreePrice.Terms terms) {
        scope.require(Right.CLIENT_EDIT);
        var of = clients.get(scope, client);
        agree.namesBoth(scope, of);
        var item = items.get(scope, terms.item());
        agree.check(scope, client, terms);
        agree.refuseSecond(client, terms);
        var asked = insert(scope, client, terms);
        var answer = ask.ask(
                scope,
                new AskApproval.Wanted(
                        KIND,
                        Long.toString(asked),
                        of.name() + " · " + item.name() + " · " + written(terms),
                        client.path() + "/prices/asked/" + asked,
                        written(terms),
                        terms.reason(),
                        Right.PRICE_AGREE,
                        reach.of(scope, of, terms),
                        scope.date().plusDays(DAYS)));
        return switch (answer) {
            case AskApproval.Answer.Within() -> agreed(asked, agree.put(client, terms));
            case AskApproval.Answer.Asked(var request) -> new Outcome.Asked(request);
            case AskApproval.Answer.Holds(var request) -> agreed(asked, agree.put(client, terms));
        };
    }

    /** To the cent, and to four decimals when it has them; with its currency where that is not the company's. */
    private String written(AgreePrice.Terms terms) {
        var plain = terms.price().stripTrailingZeros();
        var currency = agree.kept(terms);
        return plain.setScale(Math.max(plain.scale(), 2)).toPlainString() + (currency == null ? "" : " " + currency);
    }

    private Outcome agreed(long asked, long agreed) {
        sql.update(ASKED_PRICE)
                .set(ASKED_PRICE.STATE, AskedPrices.State.AGREED.name())
                .set(ASKED_PRICE.AGREED_ID, agreed)
                .where(ASKED_PRICE.ID.eq(asked))
                .execute();
        return new Outcome.Agreed(agreed);
    }

    private long insert(AccessScope scope, ClientId client, AgreePrice.Terms terms) {
        return sql.insertInto(ASKED_PRICE)
                .set(ASKED_PRICE.CLIENT_ID, client.value())
                .set(ASKED_PRICE.ITEM_ID, terms.item().value())
                .set(ASKED_PRICE.MIN_QUANTITY, terms.minQuantity())
                .set(ASKED_PRICE.PRICE, terms.price())
                .set(ASKED_PRICE.VALID_FROM, terms.from())
                .set(ASKED_PRICE.VALID_TO, terms.until())
                .set(ASKED_PRICE.REASON, terms.reason().strip())
                .set(ASKED_PRICE.AGREEMENT_ID, terms.agreement())
                .set(ASKED_PRICE.CURRENCY, agree.kept(terms))
                .set(ASKED_PRICE.ASKED_BY_ID, scope.userId())
                .onConflictDoNothing()
                .returningResult(ASKED_PRICE.ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> Invalid.field("", "approval.invalid.pending"));
    }

    /** What was decided is done at once, by the rights of who decided. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(ApprovalDecided decided) {
        if (!decided.kind().equals(KIND)) {
            return;
        }
        var asked = sql.selectFrom(ASKED_PRICE)
                .where(ASKED_PRICE.ID.eq(Long.parseLong(decided.subject())))
                .forUpdate()
                .fetchSingle();
        if (decided.approved()) {
            var terms = new AgreePrice.Terms(
                    new ItemId(asked.getItemId()),
                    asked.getMinQuantity(),
                    asked.getPrice(),
                    asked.getValidFrom(),
                    asked.getValidTo(),
                    asked.getReason(),
                    asked.getAgreementId(),
                    AgreedPrices.currency(asked.getCurrency()));
            asked.setAgreedId(agree.agree(decided.by().orElseThrow(), new ClientId(asked.getClientId()), terms));
            asked.setState("AGREED");
        } else {
            asked.setState("DECLINED");
        }
        asked.store();
    }
}
