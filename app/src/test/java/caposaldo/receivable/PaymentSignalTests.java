package caposaldo.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.segment.Criterion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What rankings of clients are told of how they pay is what the client's own page says. */
class PaymentSignalTests extends LedgerScenario {

    @Autowired
    private PaymentSignal signal;

    @Autowired
    private PaymentFigures figures;

    @Autowired
    private PaymentHabits habits;

    @Test
    void thePaymentIndexOfEachClientIsTheOneOnItsPage() {
        var adige = ledger.client("Adige Alimentari");
        var early = ledger.invoice(adige, "P-1", TODAY.minusDays(60), TODAY.minusDays(30), "400.00");
        ledger.pay(adige, "400.00", TODAY.minusDays(30), LedgerFixture.share(early, "400.00"));
        var late = ledger.invoice(brixia, "B-1", TODAY.minusDays(120), TODAY.minusDays(90), "900.00");
        ledger.invoice(brixia, "B-2", TODAY.minusDays(100), TODAY.minusDays(70), "300.00");
        ledger.pay(brixia, "500.00", TODAY.minusDays(20), LedgerFixture.share(late, "500.00"));

        var told = signal.on(TODAY);
        assertThat(signal.criterion()).isEqualTo(Criterion.PAYMENT);
        for (var client : List.of(adige, brixia)) {
            assertThat(told.get(client.value()))
                    .isCloseTo(figures.of(finance, client).index().orElseThrow(), within(1e-9));
        }
        for (var client : List.of(adige, brixia)) {
            var habit = habits.of(finance, client, TODAY).orElseThrow();
            assertThat(habit.daysLate().doubleValue())
                    .as("what rules of prices are told")
                    .isCloseTo(figures.of(finance, client).weightedDays().orElseThrow(), within(0.0501));
            assertThat(habit.until()).isEqualTo(TODAY);
        }
        assertThat(habits.of(finance, ledger.client("Garda Market"), TODAY)).isEmpty();
        assertThat(told.get(brixia.value())).isLessThan(told.get(adige.value()));
    }
}
