package caposaldo.analytics.collection;

import static caposaldo.analytics.collection.LedgerFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.collection.Forecast.Factor;
import caposaldo.analytics.collection.Forecast.Reason;
import caposaldo.analytics.collection.PaymentModel.Dispute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class PaymentModelTests {

    private static final LocalDate NEW_YEAR = START.plusYears(1);

    private final List<Invoice> invoices = LedgerFixture.year(11);
    private final Ledger ledger = new Ledger(invoices);
    private final PaymentModel model = PaymentModel.learn(ledger, NEW_YEAR).orElseThrow();

    @Test
    void whatFilesSaveAndDisputesCostIsFoundWithinClients() {
        assertThat(model.electronicDays()).isCloseTo(-4, within(0.5));
        assertThat(model.disputeDays()).isCloseTo(9, within(0.6));
        assertThat(pace(30).days()).isCloseTo(10, within(2.0));
        assertThat(pace(30).deviation()).isCloseTo(3, within(1.0));
    }

    @Test
    void clientOfDisputedInvoicesIsNotTakenForASlowOne() {
        List<Invoice> all = new ArrayList<>(invoices);
        for (int day = 0; day < 300; day += 20) {
            all.add(LedgerFixture.invoice(99, day, false, true, Optional.of(4L)));
        }
        Ledger more = new Ledger(all);
        PaymentPace pace = PaymentModel.learn(more, NEW_YEAR).orElseThrow().pace(more, "client 99", NEW_YEAR);
        assertThat(pace.days()).isCloseTo(-5, within(1.0));
        assertThat(pace.disputeShare()).isGreaterThan(0.9);
    }

    @Test
    void slowClientsAreExpectedLateAndQuickOnesNot() {
        assertThat(atIssue(5).chanceLate()).isLessThan(0.05);
        assertThat(atIssue(35).chanceLate()).isGreaterThan(0.95);
        assertThat(atIssue(35).expectedDaysLate()).isCloseTo(15, within(3.5));
    }

    @Test
    void unknownClientIsForecastAsAnyOther() {
        Forecast forecast = atIssue(777);
        assertThat(forecast.chanceLate()).isBetween(0.35, 0.65);
        assertThat(factor(forecast, Reason.CLIENT_PACE).logOdds()).isCloseTo(0, within(1e-9));
    }

    @Test
    void disputeSpeaksForALatePaymentAndItsAbsenceAgainstIt() {
        Invoice invoice = LedgerFixture.invoice(17, 365, false, false, Optional.empty());
        Forecast unknown = model.forecast(ledger, invoice, invoice.issued(), Dispute.NOT_KNOWN);
        Forecast raised = model.forecast(ledger, invoice, invoice.issued(), Dispute.RAISED);
        Forecast none = model.forecast(ledger, invoice, invoice.issued(), Dispute.NONE);
        assertThat(raised.chanceLate()).isGreaterThan(unknown.chanceLate());
        assertThat(none.chanceLate()).isLessThan(unknown.chanceLate());
        assertThat(factor(raised, Reason.DISPUTE).days()).isPositive();
    }

    @Test
    void eachDayThatAnInvoiceStaysOpenRaisesTheChanceUntilItIsCertain() {
        Invoice invoice = LedgerFixture.invoice(18, 365, false, false, Optional.empty());
        double before = 0;
        for (int day = 0; day <= 90; day++) {
            Forecast forecast = model.forecast(ledger, invoice, invoice.issued().plusDays(day), Dispute.NOT_KNOWN);
            assertThat(forecast.chanceLate()).as("day " + day).isGreaterThanOrEqualTo(before - 0.02);
            assertThat(forecast.expectedDaysLate()).as("day " + day).isGreaterThanOrEqualTo(Math.max(0, day - 30.5));
            before = forecast.chanceLate();
        }
        assertThat(before).isEqualTo(1);
    }

    @Test
    void invoiceOpenOnItsDueDateMayStillBePaidInTime() {
        Invoice invoice = LedgerFixture.invoice(20, 365, false, false, Optional.empty());
        assertThat(model.forecast(ledger, invoice, invoice.due(), Dispute.NONE).chanceLate())
                .isBetween(0.5, 0.999);
        assertThat(model.forecast(ledger, invoice, invoice.due().plusDays(1), Dispute.NONE)
                        .chanceLate())
                .isEqualTo(1);
    }

    @Test
    void factorsSumToTheForecast(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Invoice invoice = LedgerFixture.invoice(
                    random.nextInt(60), 300 + random.nextInt(60), random.nextBoolean(), false, Optional.empty());
            LocalDate day = invoice.issued().plusDays(random.nextInt(300));
            Dispute dispute = Dispute.values()[random.nextInt(3)];
            Forecast forecast = model.forecast(ledger, invoice, day, dispute);
            double logOdds =
                    forecast.factors().stream().mapToDouble(Factor::logOdds).sum();
            double days = forecast.factors().stream().mapToDouble(Factor::days).sum();
            assertThat(1 / (1 + Math.exp(-logOdds))).as("seed " + seed).isCloseTo(forecast.chanceLate(), within(2e-6));
            assertThat(days).as("seed " + seed).isCloseTo(forecast.expectedDaysLate(), within(1e-6));
            assertThat(forecast.expectedDaysLate()).as("seed " + seed).isBetween(0.0, 400.0);
        }
    }

    @Test
    void forecastKnowsNothingOfTheFuture() {
        LocalDate day = START.plusDays(200);
        List<Invoice> known = invoices.stream()
                .filter(invoice -> invoice.issued().isBefore(day))
                .map(invoice -> invoice.settledBefore(day) ? invoice : unsettled(invoice))
                .toList();
        PaymentModel then = PaymentModel.learn(new Ledger(known), day).orElseThrow();
        PaymentModel now = PaymentModel.learn(ledger, day).orElseThrow();
        for (int client = 0; client < LedgerFixture.CLIENTS; client++) {
            Invoice invoice = LedgerFixture.invoice(client, 200, true, false, Optional.empty());
            assertThat(now.forecast(ledger, invoice, day, Dispute.NOT_KNOWN))
                    .isEqualTo(then.forecast(new Ledger(known), invoice, day, Dispute.NOT_KNOWN));
        }
    }

    @Test
    void chancesAreAsFrequentAsTheySay() {
        LocalDate day = START.plusDays(240);
        PaymentModel then = PaymentModel.learn(ledger, day).orElseThrow();
        double expected = 0;
        double came = 0;
        double daysExpected = 0;
        double daysCame = 0;
        for (Invoice invoice : invoices) {
            if (!invoice.issued().isBefore(day)) {
                Forecast forecast = then.forecast(ledger, invoice, invoice.issued(), Dispute.NOT_KNOWN);
                long late = invoice.daysPastDue(invoice.settled().orElseThrow());
                expected += forecast.chanceLate();
                came += late > 0 ? 1 : 0;
                daysExpected += forecast.expectedDaysLate();
                daysCame += Math.max(0, late);
            }
        }
        assertThat(expected).isCloseTo(came, within(0.1 * came));
        assertThat(daysExpected).isCloseTo(daysCame, within(0.1 * daysCame));
    }

    @Test
    void handfulOfInvoicesIsTooFewToLearnFrom() {
        assertThat(PaymentModel.learn(ledger, START.plusDays(1))).isEmpty();
        assertThat(PaymentModel.learn(new Ledger(invoices.subList(0, 29)), NEW_YEAR.plusYears(1)))
                .isEmpty();
    }

    @Test
    void clientThatAlwaysPaysOnTheDayIsNoTrouble() {
        List<Invoice> punctual = new ArrayList<>();
        for (int day = 0; day < 300; day += 5) {
            punctual.add(LedgerFixture.invoice(1, day, false, false, Optional.of(0L)));
        }
        Ledger same = new Ledger(punctual);
        PaymentModel learned = PaymentModel.learn(same, NEW_YEAR).orElseThrow();
        Invoice invoice = LedgerFixture.invoice(1, 365, false, false, Optional.empty());
        Forecast forecast = learned.forecast(same, invoice, invoice.issued(), Dispute.NOT_KNOWN);
        assertThat(forecast.chanceLate()).isBetween(0.0, 0.2);
        assertThat(learned.forecast(same, invoice, invoice.due().plusDays(200), Dispute.NOT_KNOWN)
                        .expectedDaysLate())
                .isBetween(199.5, 210.0);
    }

    private Forecast atIssue(int client) {
        Invoice invoice = LedgerFixture.invoice(client, 365, false, false, Optional.empty());
        return model.forecast(ledger, invoice, invoice.issued(), Dispute.NOT_KNOWN);
    }

    private PaymentPace pace(int client) {
        return model.pace(ledger, "client " + client, NEW_YEAR);
    }

    private static Factor factor(Forecast forecast, Reason reason) {
        return forecast.factors().stream()
                .filter(f -> f.reason() == reason)
                .findFirst()
                .orElseThrow();
    }

    private static Invoice unsettled(Invoice invoice) {
        return new Invoice(
                invoice.id(),
                invoice.client(),
                invoice.issued(),
                invoice.due(),
                invoice.amount(),
                Optional.empty(),
                invoice.disputed(),
                invoice.electronic());
    }
}
