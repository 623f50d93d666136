package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.account.ClientId;
import caposaldo.currency.RateFixture;
import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A lamp costs 13.50 dollars, of which 1.20 make a euro; each other currency has the price and the rates its test gives it. */
abstract class OtherCurrencyScenario extends DeliveryScenario {

    @BeforeEach
    void overseas() {
        RateFixture.keep(sql);
        fixture.priced("USD", lamp, "13.50");
    }

    void rate(String currency, LocalDate day, String units) {
        sql.execute(
                "insert into currency.exchange_rate (currency, day, units, source) values (?, ?, ?, 'TYPED') on conflict do nothing",
                currency,
                day,
                new BigDecimal(units));
    }

    static KeepOrder.Head in(String currency) {
        return new KeepOrder.Head(null, null, null, null, Currency.getInstance(currency));
    }

    SalesOrderId draftIn(String currency, KeepOrder.Wanted... wanted) {
        return draftIn(casa, currency, wanted);
    }

    SalesOrderId draftIn(ClientId client, String currency, KeepOrder.Wanted... wanted) {
        return keep.enter(elena, client, OrderKind.STANDARD, null, in(currency), List.of(wanted));
    }

    SalesOrderId confirmedIn(String currency, KeepOrder.Wanted... wanted) {
        var id = draftIn(currency, wanted);
        assertThat(submit(id)).isInstanceOf(SubmitOrder.Outcome.Submitted.class);
        assertThat(confirm(id)).isInstanceOf(AnswerOrder.Outcome.Answered.class);
        return id;
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    BigDecimal committed(SalesOrderId id) {
        return sql.fetchSingle(
                        "select coalesce(sum(amount), 0) from credit.commitment where source = 'ORDER' and document_id = ?",
                        id.value())
                .get(0, BigDecimal.class);
    }
}
