package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.LEDGER_ITEM;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
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
     * What is open of each of these clients, debts and credits, by due date; nothing of those that the scope does not show
     * or that have nothing open.
     */
    @Transactional(readOnly = true)
    public Map<ClientId, List<LedgerItem>> of(AccessScope scope, Collection<ClientId> clients) {
        return clients.isEmpty()
                ? Map.of()
                : byClient(receivables.items(
                        scope,
                        open().and(LEDGER_ITEM.CLIENT_ID.eq(DSL.any(
                                clients.stream().map(ClientId::value).distinct().toArray(Long[]::new)))),
                        MOST));
    }

    /**
     * Whose open documents have one of these numbers.
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
    public Map<ClientId, List<LedgerItem>> ofAmount(AccessScope scope, BigDecimal amount, int most) {
        return byClient(receivables.items(
                scope,
                LEDGER_ITEM
                        .DEBIT
                        .isTrue()
                        .and(LEDGER_ITEM.OPEN_AMOUNT.gt(DSL.inline(BigDecimal.ZERO)))
                        .and(LEDGER_ITEM.OPEN_AMOUNT.eq(amount))
                        .and(LEDGER_ITEM.CURRENCY.eq(currency.code())),
                most));
    }

    private Condition open() {
        return LEDGER_ITEM.OPEN_AMOUNT.gt(DSL.inline(BigDecimal.ZERO)).and(LEDGER_ITEM.CURRENCY.eq(currency.code()));
    }

    private static Map<ClientId, List<LedgerItem>> byClient(List<LedgerItem> items) {
        return items.stream()
                .collect(Collectors.groupingBy(LedgerItem::client, LinkedHashMap::new, Collectors.toList()));
    }
}
