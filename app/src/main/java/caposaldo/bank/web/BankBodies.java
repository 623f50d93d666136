package caposaldo.bank.web;

import caposaldo.bank.BankEntry;
import caposaldo.bank.BankStatements.Facts;
import caposaldo.bank.Payers;
import caposaldo.bank.Proposal;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What programs send and get of bank statements. */
@Component
class BankBodies {

    record StatementBody(
            long id,
            String account,
            String currency,
            String number,
            String format,
            LocalDate openedOn,
            LocalDate closedOn,
            @Nullable BigDecimal opening,
            @Nullable BigDecimal closing,
            boolean gap,
            Instant receivedAt,
            Map<BankEntry.State, Integer> entries) {}

    record EntryBody(
            long id,
            long statementId,
            String account,
            boolean incoming,
            BigDecimal amount,
            String currency,
            LocalDate bookedOn,
            LocalDate valueOn,
            @Nullable String reference,
            @Nullable String payerName,
            @Nullable String payerIban,
            String remittance,
            BankEntry.State state,
            BankEntry.@Nullable SetAside setAside,
            @Nullable Long paymentId,
            List<Proposal.Reason> reasons,
            @Nullable String decidedBy,
            int version) {}

    record ShareBody(
            @Nullable Long itemId,
            @Nullable BigDecimal amount,
            @Nullable String number) {}

    record ProposalBody(
            long clientId,
            String client,
            List<Long> credits,
            List<ShareBody> shares,
            String currency,
            List<Proposal.Reason> reasons,
            int weight,
            boolean confident) {}

    record PayerBody(long id, long clientId, String client, Payers.Kind kind, String shown, LocalDate learnedOn) {

        static PayerBody of(Payers.Payer payer) {
            return new PayerBody(
                    payer.id(),
                    payer.client().value(),
                    payer.clientName(),
                    payer.kind(),
                    payer.shown(),
                    payer.learnedOn());
        }
    }

    record Acceptance(
            @Nullable Integer version,
            @Nullable Long clientId,
            @Nullable List<Long> credits,
            @Nullable List<ShareBody> shares) {}

    record Aside(@Nullable Integer version, BankEntry.@Nullable SetAside because) {}

    record Change(@Nullable Integer version) {}

    record Matched(int posted) {}

    private final LedgerCurrency currency;

    BankBodies(LedgerCurrency currency) {
        this.currency = currency;
    }

    StatementBody of(Facts facts) {
        return new StatementBody(
                facts.id(),
                facts.account(),
                facts.currency().getCurrencyCode(),
                facts.number(),
                facts.format(),
                facts.openedOn(),
                facts.closedOn(),
                amount(facts.opening()),
                amount(facts.closing()),
                facts.leavesAGap(),
                facts.receivedAt(),
                facts.entries());
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    EntryBody of(BankEntry entry) {
        var payment = entry.payment();
        return new EntryBody(
                entry.id(),
                entry.statement(),
                entry.account(),
                entry.incoming(),
                entry.amount().amount(),
                entry.amount().currency().getCurrencyCode(),
                entry.bookedOn(),
                entry.valueOn(),
                entry.reference(),
                entry.payerName(),
                entry.payerIban(),
                entry.remittance(),
                entry.state(),
                entry.setAside(),
                payment == null ? null : payment.value(),
                entry.reasons(),
                entry.decidedBy(),
                entry.version());
    }

    ProposalBody of(Proposal proposal, Currency of) {
        var shares = proposal.shares();
        return new ProposalBody(
                proposal.client().value(),
                proposal.clientName(),
                proposal.credits().stream()
                        .map(LedgerItem::id)
                        .map(LedgerItemId::value)
                        .toList(),
                java.util.stream.IntStream.range(0, shares.size())
                        .mapToObj(i -> new ShareBody(
                                shares.get(i).debt().value(),
                                shares.get(i).amount().amount(),
                                proposal.debts().get(i).number()))
                        .toList(),
                of.getCurrencyCode(),
                proposal.reasons(),
                proposal.weight(),
                proposal.confident());
    }

    static List<LedgerItemId> ids(@Nullable List<Long> ids) {
        return ids == null ? List.of() : ids.stream().map(LedgerItemId::new).toList();
    }

    /** @param of the currency of the booking, which is that of its debts */
    List<Share> shares(@Nullable List<ShareBody> wanted, Currency of) {
        return wanted == null
                ? List.of()
                : wanted.stream()
                        .map(share -> {
                            if (share.itemId() == null || share.amount() == null) {
                                throw Invalid.field("shares", "web.api.missing");
                            }
                            return new Share(
                                    new LedgerItemId(share.itemId()), currency.exact(share.amount(), of, "shares"));
                        })
                        .toList();
    }
}
