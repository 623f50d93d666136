package caposaldo.bank;

import caposaldo.account.ClientId;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is open while one booking after the other takes its part of it. */
final class OpenBook {

    private final Map<ClientId, Map<LedgerItemId, LedgerItem>> open = new HashMap<>();
    private final Map<String, Set<ClientId>> byNumber = new HashMap<>();

    OpenBook(Map<ClientId, List<LedgerItem>> items) {
        items.forEach((client, own) -> {
            var byId = new LinkedHashMap<LedgerItemId, LedgerItem>();
            for (var item : own) {
                byId.put(item.id(), item);
                if (item.kind() != LedgerItem.Kind.PAYMENT) {
                    byNumber.computeIfAbsent(NamedNumbers.bare(item.number()), number -> new HashSet<>())
                            .add(client);
                }
            }
            open.put(client, byId);
        });
    }

    /** What is open in one currency of these clients, and of those with a document that the text names. */
    Map<ClientId, List<LedgerItem>> of(Collection<ClientId> known, String text, Currency currency) {
        var meant = new HashSet<>(known);
        NamedNumbers.in(text).bare().forEach(number -> meant.addAll(byNumber.getOrDefault(number, Set.of())));
        var of = new HashMap<ClientId, List<LedgerItem>>();
        for (var client : meant) {
            var own = in(currency, open.getOrDefault(client, Map.of()).values());
            if (!own.isEmpty()) {
                of.put(client, own);
            }
        }
        return of;
    }

    static List<LedgerItem> in(Currency currency, Collection<LedgerItem> items) {
        return items.stream()
                .filter(item -> item.open().currency().equals(currency))
                .toList();
    }

    /** What is used up is not open any more. */
    void take(Proposal proposal) {
        var own = Objects.requireNonNull(open.get(proposal.client()));
        for (var share : proposal.shares()) {
            less(own, share.debt(), share.amount());
        }
        proposal.credits().forEach(credit -> own.remove(credit.id()));
    }

    private static void less(Map<LedgerItemId, LedgerItem> own, LedgerItemId id, Money amount) {
        var item = Objects.requireNonNull(own.get(id));
        var left = item.open().minus(amount);
        if (left.amount().signum() == 0) {
            own.remove(id);
        } else {
            own.put(id, item.withOpen(left));
        }
    }
}
