package caposaldo.bank;

import caposaldo.account.ClientId;
import caposaldo.analytics.reconciliation.SubsetSum;
import caposaldo.bank.Proposal.Reason;
import caposaldo.kernel.Money;
import caposaldo.receivable.Apportionment;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.LedgerItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says what a booking is, with its reasons. Pure: whose debts are open, and what is known of the payer, is given.
 *
 * <p>What is confident posts itself, so it needs more than likelihood: the payer names documents that add up to the amount
 * to the cent, or somebody has decided before whose money it is and only one choice of what is open makes the amount. An
 * amount alone, or a name nobody has confirmed, is never enough.
 */
final class Matching {

    /** From so many letters and digits a number does not stand in a text by chance. */
    private static final int TELLING = 5;

    private static final int ADDS_UP = 100;
    private static final int ONE_CHOICE = 80;
    private static final int NAMED = 70;
    private static final int SOME_CHOICE = 50;
    private static final int OLDEST_FIRST = 20;
    private static final int WAITING = 5;

    /**
     * What is known of a booking.
     *
     * @param known why each client is thought of besides its documents: learned, called alike, chosen
     */
    record Asked(Money amount, String text, Map<ClientId, Set<Reason>> known) {

        private boolean isLearned(ClientId client) {
            var reasons = known.getOrDefault(client, Set.of());
            return reasons.contains(Reason.IBAN) || reasons.contains(Reason.LEARNED_NAME);
        }

        /** Somebody decided before that this payer pays for others. */
        private boolean isLearnedOfOthers(ClientId client) {
            return !isLearned(client) && known.keySet().stream().anyMatch(this::isLearned);
        }

        private boolean isLearnedOfNobodyElse(ClientId client) {
            return isLearned(client)
                    && known.keySet().stream().filter(this::isLearned).count() == 1;
        }
    }

    private record Choice(
            List<LedgerItem> credits, List<Share> shares, List<Reason> reasons, int weight, boolean sure) {}

    private final Asked asked;
    private final NamedNumbers numbers;
    private final Map<ClientId, List<LedgerItem>> open;

    private Matching(Asked asked, Map<ClientId, List<LedgerItem>> open) {
        this.asked = asked;
        this.numbers = NamedNumbers.in(asked.text());
        this.open = open;
    }

    /**
     * @param open of each client that may be meant all that is open, debts and credits, none of them empty of amount
     * @return the likeliest first; at most one is confident, and only the first
     */
    static List<Proposal> rank(Asked asked, Map<ClientId, List<LedgerItem>> open) {
        var matching = new Matching(asked, open);
        var all = new ArrayList<Proposal>();
        open.keySet().stream()
                .sorted(Comparator.comparing(ClientId::value))
                .forEach(client -> all.addAll(matching.of(client)));
        all.sort(Comparator.comparingInt(Proposal::weight)
                .reversed()
                .thenComparing(proposal -> proposal.client().value()));
        return matching.atMostOne(all);
    }

    /** Where documents of several clients are named, or a second one is as likely, a person decides. */
    private List<Proposal> atMostOne(List<Proposal> all) {
        var namedClients = open.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(item -> numbers.names(item.number())))
                .count();
        var several = all.size() > 1
                && all.get(1).weight() >= all.getFirst().weight()
                && !all.get(1).client().equals(all.getFirst().client());
        var none = namedClients > 1 || several;
        return Stream.iterate(0, place -> place < all.size(), place -> place + 1)
                .map(place ->
                        place == 0 && !none ? all.get(place) : all.get(place).unsure())
                .toList();
    }

    private List<Proposal> of(ClientId client) {
        var items = open.getOrDefault(client, List.of());
        var choices = new ArrayList<Choice>();
        named(client, items, choices);
        added(client, items, choices);
        var debts = debts(items);
        if (asked.known().containsKey(client) && choices.isEmpty()) {
            if (!debts.isEmpty()) {
                choices.add(new Choice(
                        List.of(),
                        Apportionment.propose(asked.amount(), debts, ""),
                        List.of(Reason.OLDEST),
                        OLDEST_FIRST,
                        false));
            }
            choices.add(new Choice(List.of(), List.of(), List.of(Reason.WAITS), WAITING, false));
        }
        return choices.stream().map(choice -> proposal(client, items, choice)).toList();
    }

    private static List<LedgerItem> debts(List<LedgerItem> items) {
        return items.stream().filter(item -> item.kind().isDebit()).toList();
    }

    private Proposal proposal(ClientId client, List<LedgerItem> items, Choice choice) {
        var byId = new java.util.HashMap<Object, LedgerItem>();
        items.forEach(item -> byId.put(item.id(), item));
        var known = asked.known().getOrDefault(client, Set.of());
        var reasons = Stream.concat(choice.reasons().stream(), known.stream().sorted())
                .toList();
        var bonus = known.contains(Reason.CHOSEN) ? 20 : known.contains(Reason.IBAN) ? 10 : known.isEmpty() ? 0 : 5;
        return new Proposal(
                client,
                items.isEmpty() ? "" : items.getFirst().clientName(),
                choice.credits(),
                choice.shares(),
                choice.shares().stream()
                        .map(share -> java.util.Objects.requireNonNull(byId.get(share.debt())))
                        .toList(),
                reasons,
                choice.weight() + bonus,
                choice.sure());
    }

    /** The documents the payer names. */
    private void named(ClientId client, List<LedgerItem> items, List<Choice> choices) {
        var named = items.stream()
                .filter(item -> item.kind() != LedgerItem.Kind.PAYMENT && numbers.names(item.number()))
                .toList();
        var debts = debts(named);
        if (debts.isEmpty()) {
            return;
        }
        var credits = named.stream().filter(item -> !item.kind().isDebit()).toList();
        var owed = sum(debts);
        var deducted = credits.isEmpty() ? null : owed.minus(sum(credits));
        var why = debts.stream().allMatch(debt -> numbers.refersTo(debt.number())) ? Reason.REFERENCE : Reason.NUMBER;
        var telling =
                debts.stream().allMatch(debt -> NamedNumbers.bare(debt.number()).length() >= TELLING);
        var sure = (telling || asked.isLearned(client)) && !asked.isLearnedOfOthers(client);
        if (asked.amount().equals(owed)) {
            choices.add(new Choice(List.of(), whole(debts), List.of(why), ADDS_UP, sure));
        } else if (asked.amount().equals(deducted)) {
            choices.add(new Choice(credits, whole(debts), List.of(why), ADDS_UP, sure));
        } else if (asked.amount().compareTo(owed) < 0) {
            choices.add(new Choice(
                    List.of(),
                    Apportionment.propose(asked.amount(), debts, ""),
                    List.of(why, Reason.PART),
                    NAMED,
                    sure && debts.size() == 1 && asked.isLearnedOfNobodyElse(client)));
        } else {
            choices.add(more(items, debts, why));
        }
    }

    /** The named ones first, then the oldest. */
    private Choice more(List<LedgerItem> items, List<LedgerItem> named, Reason why) {
        var rest = debts(items).stream().filter(item -> !named.contains(item)).toList();
        var shares = new ArrayList<>(whole(named));
        shares.addAll(Apportionment.propose(asked.amount().minus(sum(named)), rest, ""));
        return new Choice(List.of(), shares, List.of(why, Reason.MORE), NAMED - 10, false);
    }

    /** Without a word: what adds up to the amount. */
    private void added(ClientId client, List<LedgerItem> items, List<Choice> choices) {
        var debts = debts(items);
        if (!choices.isEmpty() || debts.isEmpty()) {
            return;
        }
        var found = SubsetSum.of(debts.stream().map(debt -> cents(debt.open())).toList(), cents(asked.amount()));
        var sets = found.subsets().isEmpty() ? single(debts) : found.subsets();
        for (var set : sets) {
            var chosen = set.stream().map(debts::get).toList();
            var reasons = new ArrayList<>(List.of(
                    chosen.size() == 1 ? Reason.AMOUNT : chosen.size() == debts.size() ? Reason.ALL : Reason.SUM));
            if (!found.isTheOnlyOne()) {
                reasons.add(Reason.AMBIGUOUS);
            }
            var one = found.isTheOnlyOne();
            choices.add(new Choice(
                    List.of(),
                    whole(chosen),
                    reasons,
                    one ? ONE_CHOICE : SOME_CHOICE,
                    one && asked.isLearnedOfNobodyElse(client)));
        }
    }

    /** Of more debts than can be added up in every way, one may still be of this amount. */
    private List<List<Integer>> single(List<LedgerItem> debts) {
        return Stream.iterate(0, place -> place < debts.size(), place -> place + 1)
                .filter(place -> debts.get(place).open().equals(asked.amount()))
                .limit(1)
                .map(List::of)
                .toList();
    }

    private static List<Share> whole(List<LedgerItem> debts) {
        return debts.stream().map(debt -> new Share(debt.id(), debt.open())).toList();
    }

    private static Money sum(List<LedgerItem> items) {
        return items.stream().map(LedgerItem::open).reduce(Money::plus).orElseThrow();
    }

    private static long cents(Money amount) {
        return amount.amount().unscaledValue().longValueExact();
    }
}
