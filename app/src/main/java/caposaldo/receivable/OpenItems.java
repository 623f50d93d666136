package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.LEDGER_ITEM;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is open of many clients at once, for whoever has to say whose money came in. */
@Component
public class OpenItems {

    private static final int MOST = 1_000_000;

    private final Receivables receivables;
    private final LedgerCurrency currency;

    OpenItems(Receivables receivables, LedgerCurrency currency) {
        this.receivables = receivables;
        this.currency = currency;
    }

    /**
     * What is open of each of these clients in the company's currency, debts and credits, by due date; nothing of those that
     * the scope does not show or that have nothing open.
     */
    @Transactional(readOnly = true)
    public Map<ClientId, List<LedgerItem>> of(AccessScope scope, Collection<ClientId> clients) {
        return open(scope, clients, LEDGER_ITEM.CURRENCY.eq(currency.code()));
    }

    /** The same in every currency; whoever adds amounts up parts them first. */
    @Transactional(readOnly = true)
    public Map<ClientId, List<LedgerItem>> inEveryCurrency(AccessScope scope, Collection<ClientId> clients) {
        return open(scope, clients, DSL.noCondition());
    }

    private Map<ClientId, List<LedgerItem>> open(AccessScope scope, Collection<ClientId> clients, Condition which) {
        return clients.isEmpty()
                ? Map.of()
                : byClient(receivables.items(
                        scope,
                        open().and(LEDGER_ITEM.CLIENT_ID.eq(DSL.any(clients.stream()
                                        .map(ClientId::value)
                                        .distinct()
                                        .toArray(Long[]::new))))
                                .and(which),
                        MOST));
    }

    /**
     * Whose open documents, in whichever currency, have one of these numbers.
     *
     * @param bare letters and digits only, in capitals
     */
    @Transactional(readOnly = true)
    public Map<ClientId, List<LedgerItem>> named(AccessScope scope, Collection<String> bare) {
        return bare.isEmpty()
                ? Map.of()
                : byClient(receivables.items(
                        scope,
                        open().and(LEDGER_ITEM.KIND.ne(DSL.inline(LedgerItem.Kind.PAYMENT.name())))
                                .and(DSL.field("ext.bare({0})", String.class, LEDGER_ITEM.NUMBER)
                                        .eq(DSL.any(bare.toArray(String[]::new)))),
                        MOST));
    }

    /** Debts of exactly this amount, by due date; at most {@code most}. */
    @Transactional(readOnly = true)
    public Map<ClientId, List<LedgerItem>> ofAmount(AccessScope scope, Money amount, int most) {
        return byClient(receivables.items(
                scope,
                LEDGER_ITEM
                        .DEBIT
                        .isTrue()
                        .and(LEDGER_ITEM.OPEN_AMOUNT.gt(DSL.inline(BigDecimal.ZERO)))
                        .and(LEDGER_ITEM.OPEN_AMOUNT.eq(amount.amount()))
                        .and(LEDGER_ITEM.CURRENCY.eq(amount.currency().getCurrencyCode())),
                most));
    }

    private static Condition open() {
        return LEDGER_ITEM.OPEN_AMOUNT.gt(DSL.inline(BigDecimal.ZERO));
    }

    private static Map<ClientId, List<LedgerItem>> byClient(List<LedgerItem> items) {
        return items.stream()
                .collect(Collectors.groupingBy(LedgerItem::client, LinkedHashMap::new, Collectors.toList()));
    }
}
