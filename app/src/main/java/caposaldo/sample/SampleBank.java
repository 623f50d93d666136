package caposaldo.sample;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.bank.BankEntries;
import caposaldo.bank.BankEntry;
import caposaldo.bank.DecideEntry;
import caposaldo.bank.MatchEntries;
import caposaldo.bank.TakeStatements;
import caposaldo.db.AccessScope;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.OpenItems;
import caposaldo.sample.SamplePayments.Payment;
import caposaldo.sample.SampleStatement.Transfer;
import caposaldo.security.AccessScopes;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The last payments of Steel Wheels as two statements of its bank. Of the first a person said whose money it is, so that of
 * the second most post themselves; the newest says nothing and waits with its proposals. Amounts, days and payers are its
 * own; which invoices a payer names is made up.
 */
@Component
class SampleBank {

    private static final String FINANCE = "fiona.ward";
    private static final int MOST = 1000;

    private final Desk desk;
    private final Clients clients;
    private final OpenItems open;
    private final AccessScopes scopes;
    private final LedgerCurrency currency;

    /** What is done with a statement. */
    @Component
    record Desk(TakeStatements take, BankEntries entries, MatchEntries match, DecideEntry decide) {}

    SampleBank(Desk desk, Clients clients, OpenItems open, AccessScopes scopes, LedgerCurrency currency) {
        this.desk = desk;
        this.clients = clients;
        this.open = open;
        this.scopes = scopes;
        this.currency = currency;
    }

    /** @param scope of who may do everything */
    void fill(AccessScope scope, SteelWheels company, SampleFiles files) {
        var finance = scopes.of(FINANCE, scope.date()).orElse(scope);
        var roads = SamplePayments.of(company, files);
        Map<String, String> names =
                company.table("customers").stream().collect(Collectors.toMap(List::getFirst, row -> row.get(1)));
        Function<Payment, String> payer = payment -> names.getOrDefault(payment.client(), payment.client());
        if (!roads.before().isEmpty()) {
            decideAll(
                    finance,
                    take(
                            finance,
                            "00001/001",
                            roads.before().stream()
                                    .map(payment -> transfer(payment, payment.amount(), payer.apply(payment), ""))
                                    .toList()));
        }
        if (!roads.last().isEmpty()) {
            var newest = roads.last().getLast();
            take(
                    finance,
                    "00002/001",
                    roads.last().stream()
                            .flatMap(payment -> payment.equals(newest)
                                    ? List.of(transfer(payment, payment.amount(), payer.apply(payment), "")).stream()
                                    : transfers(finance, payment, payer.apply(payment)).stream())
                            .toList());
        }
    }

    private List<TakeStatements.Taken> take(AccessScope finance, String number, List<Transfer> transfers) {
        var text = SampleStatement.of(number, currency.code(), transfers);
        return desk.take()
                .take(
                        finance,
                        "steelwheels-" + number.replace('/', '-') + ".sta",
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What a payer is called tells whose money it is. */
    private void decideAll(AccessScope finance, List<TakeStatements.Taken> statements) {
        for (var statement : statements) {
            for (var entry : desk.entries().of(finance, statement.id(), MOST)) {
                if (entry.state() == BankEntry.State.TO_DECIDE) {
                    desk.match().propose(finance, entry, null).stream()
                            .filter(proposal -> proposal.clientName().equals(entry.payerName()))
                            .findFirst()
                            .ifPresent(proposal -> desk.decide()
                                    .accept(
                                            finance,
                                            entry.id(),
                                            entry.version(),
                                            proposal.client(),
                                            List.of(),
                                            proposal.shares()));
                }
            }
        }
    }

    /** One for an invoice it does not exceed; else one for the oldest it pays in full, and one for what is left of the money. */
    private List<Transfer> transfers(AccessScope finance, Payment payment, String payer) {
        var debts = debts(finance, payment.client());
        var one = debts.stream()
                .filter(debt -> debt.open().amount().compareTo(payment.amount()) >= 0)
                .findFirst();
        if (one.isPresent()) {
            return List.of(transfer(payment, payment.amount(), payer, one.get().number()));
        }
        var paid = new ArrayList<LedgerItem>();
        var left = payment.amount();
        for (var debt : debts) {
            if (debt.open().amount().compareTo(left) <= 0) {
                paid.add(debt);
                left = left.subtract(debt.open().amount());
            }
        }
        var transfers = new ArrayList<Transfer>();
        if (!paid.isEmpty()) {
            var named = paid.stream().map(LedgerItem::number).collect(Collectors.joining(" "));
            transfers.add(transfer(payment, payment.amount().subtract(left), payer, named));
        }
        if (left.signum() > 0) {
            var next = debts.stream().filter(debt -> !paid.contains(debt)).findFirst();
            transfers.add(
                    transfer(payment, left, payer, next.map(LedgerItem::number).orElse("")));
        }
        return transfers;
    }

    private List<LedgerItem> debts(AccessScope finance, String client) {
        var ids = clients.withCodes(finance, List.of(client)).stream()
                .map(ClientId::new)
                .toList();
        return open.of(finance, ids).values().stream()
                .flatMap(List::stream)
                .filter(item -> item.kind().isDebit())
                .toList();
    }

    private static Transfer transfer(Payment payment, BigDecimal amount, String payer, String said) {
        return new Transfer(payment.on(), amount, payment.check(), payer, said);
    }
}
