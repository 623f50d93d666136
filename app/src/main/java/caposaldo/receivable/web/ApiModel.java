package caposaldo.receivable.web;

import caposaldo.kernel.Invalid;
import caposaldo.receivable.Allocation;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.ClientAccount;
import caposaldo.receivable.Expectation;
import caposaldo.receivable.ExternalKey;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.OtherLedgers;
import caposaldo.receivable.PaymentFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write the ledger. Amounts are above zero, in the company's currency where no other is said. */
final class ApiModel {

    private ApiModel() {}

    record AllocationBody(long id, long item, LedgerItem.Kind kind, String number, LocalDate on, BigDecimal amount) {

        static AllocationBody of(Allocation allocation) {
            return new AllocationBody(
                    allocation.id(),
                    allocation.other().value(),
                    allocation.otherKind(),
                    allocation.otherNumber(),
                    allocation.on(),
                    allocation.amount().amount());
        }
    }

    /**
     * @param chanceLate 0 to 1
     * @param daysLate after the due date to be expected
     * @param settledInvoices of the client itself it is told from
     * @param logOdds what each reason adds to those of late
     */
    record ExpectedBody(
            LocalDate on,
            BigDecimal chanceLate,
            BigDecimal daysLate,
            int settledInvoices,
            LocalDate learnedOn,
            Map<Expectation.Reason, BigDecimal> logOdds) {

        static ExpectedBody of(Expectation expected) {
            return new ExpectedBody(
                    expected.on(),
                    expected.chanceLate(),
                    expected.daysLate(),
                    expected.settled(),
                    expected.learnedOn(),
                    expected.logOdds());
        }
    }

    /**
     * @param expected none of what is settled or no invoice, and where there is not enough history
     * @param state as of today
     * @param version to be sent back with a cancelling
     */
    record ItemBody(
            long id,
            long clientId,
            LedgerItem.Kind kind,
            String number,
            LocalDate issuedOn,
            LocalDate dueOn,
            @Nullable String terms,
            @Nullable String reference,
            String currency,
            BigDecimal amount,
            BigDecimal open,
            BigDecimal disputed,
            CurrencyBodies.@Nullable WorthBody worth,
            LedgerItem.State state,
            @Nullable LocalDate settledOn,
            int version,
            List<AllocationBody> allocations,
            @Nullable ExpectedBody expected) {

        static ItemBody of(
                LedgerItem item,
                List<Allocation> allocations,
                Optional<OtherLedgers.Worth> worth,
                Optional<Expectation> expected,
                LocalDate today) {
            return new ItemBody(
                    item.id().value(),
                    item.client().value(),
                    item.kind(),
                    item.number(),
                    item.issuedOn(),
                    item.dueOn(),
                    item.terms(),
                    item.reference(),
                    item.amount().currency().getCurrencyCode(),
                    item.amount().amount(),
                    item.open().amount(),
                    item.disputed().amount(),
                    worth.map(CurrencyBodies.WorthBody::of).orElse(null),
                    item.state(today),
                    item.settledOn(),
                    item.version(),
                    allocations.stream().map(AllocationBody::of).toList(),
                    expected.map(ExpectedBody::of).orElse(null));
        }
    }

    record AccountBody(
            LocalDate asOf,
            String currency,
            BigDecimal balance,
            BigDecimal owed,
            BigDecimal notDue,
            BigDecimal days30,
            BigDecimal days60,
            BigDecimal days90,
            BigDecimal older,
            BigDecimal disputed,
            BigDecimal unapplied,
            int openItems,
            int overdueItems,
            @Nullable LocalDate oldestDueOn) {

        static AccountBody of(ClientAccount account) {
            var buckets = account.buckets();
            return new AccountBody(
                    account.asOf(),
                    account.owed().currency().getCurrencyCode(),
                    account.balance().amount(),
                    account.owed().amount(),
                    buckets.get(0).amount(),
                    buckets.get(1).amount(),
                    buckets.get(2).amount(),
                    buckets.get(3).amount(),
                    buckets.get(4).amount(),
                    account.disputed().amount(),
                    account.unapplied().amount(),
                    account.openItems(),
                    account.overdueItems(),
                    account.oldestDueOn());
        }
    }

    /** @param net invoices less credit notes */
    record MonthBody(YearMonth month, BigDecimal invoiced, BigDecimal credited, BigDecimal paid, BigDecimal net) {}

    /**
     * Days and indices; null where there is nothing to tell them from.
     *
     * @param dso by countback
     * @param unexplained what is owed beyond the sales of twelve months
     */
    record FiguresBody(
            LocalDate from,
            LocalDate asOf,
            BigDecimal opening,
            BigDecimal sales,
            BigDecimal closing,
            BigDecimal notOverdue,
            double dso,
            BigDecimal unexplained,
            @Nullable Double plainDso,
            @Nullable Double bestPossibleDso,
            @Nullable Double averageDaysDelinquent,
            @Nullable Double collectionEffectiveness,
            @Nullable Double weightedDaysLate,
            @Nullable Double paymentIndex,
            List<MonthBody> months) {

        static FiguresBody of(PaymentFigures.Figures figures) {
            return new FiguresBody(
                    figures.from(),
                    figures.asOf(),
                    figures.opening(),
                    figures.sales(),
                    figures.closing(),
                    figures.notOverdue(),
                    figures.countback(),
                    figures.unexplained(),
                    orNull(figures.plain()),
                    orNull(figures.bestPossible()),
                    orNull(figures.delinquent()),
                    orNull(figures.effectiveness()),
                    orNull(figures.weightedDays()),
                    orNull(figures.index()),
                    figures.months().stream()
                            .map(m -> new MonthBody(m.month(), m.invoiced(), m.credited(), m.paid(), m.net()))
                            .toList());
        }

        private static @Nullable Double orNull(OptionalDouble figure) {
            return figure.isPresent() ? figure.getAsDouble() : null;
        }
    }

    /**
     * @param kind INVOICE when it is left out
     * @param number the next of our own when it is left out
     * @param currency the company's when it is left out
     * @param source names the system that {@code key} comes from; sent again with both, nothing is posted
     */
    record NewDocument(
            @Nullable Long clientId,
            LedgerItem.@Nullable Kind kind,
            @Nullable String number,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            @Nullable String terms,
            @Nullable String reference,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String source,
            @Nullable String key) {}

    record ShareBody(@Nullable Long itemId, @Nullable BigDecimal amount) {

        Share share(LedgerCurrency currency, Currency of) {
            return new Share(
                    new LedgerItemId(required(itemId, "itemId")),
                    currency.exact(required(amount, "amount"), of, "amount"));
        }
    }

    /**
     * @param credits documents that are used before the money; none when left out
     * @param shares what is paid; what is left out stays unapplied
     */
    record NewPayment(
            @Nullable Long clientId,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable LocalDate paidOn,
            @Nullable String reference,
            @Nullable List<Long> credits,
            @Nullable List<ShareBody> shares,
            @Nullable String source,
            @Nullable String key) {}

    record NewAllocations(
            @Nullable Long clientId,
            @Nullable String currency,
            @Nullable List<Long> credits,
            @Nullable List<ShareBody> shares) {}

    /** @param version as it was read */
    record Change(@Nullable Integer version) {}

    record ProposedShare(long itemId, BigDecimal amount) {}

    static List<LedgerItemId> ids(@Nullable List<Long> ids) {
        return ids == null ? List.of() : ids.stream().map(LedgerItemId::new).toList();
    }

    static List<Share> shares(@Nullable List<ShareBody> shares, LedgerCurrency currency, Currency of) {
        return shares == null
                ? List.of()
                : shares.stream().map(share -> share.share(currency, of)).toList();
    }

    /** @throws Invalid when only one of the two is given */
    static @Nullable ExternalKey key(@Nullable String source, @Nullable String key) {
        if (source == null && key == null) {
            return null;
        }
        return new ExternalKey(required(source, "source"), required(key, "key"));
    }

    /** @throws Invalid when it is left out */
    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }
}
