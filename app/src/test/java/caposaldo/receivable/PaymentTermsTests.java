package caposaldo.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 2.4: an invoice falls due as it was agreed on its day. */
class PaymentTermsTests extends LedgerScenario {

    @Autowired
    AgreeTerms agree;

    @Test
    void aDayIsCountedAndThenTheMonthRunsOut() {
        var issued = LocalDate.of(2028, 1, 31);
        assertThat(new PaymentTerms(30, false).due(issued)).isEqualTo("2028-03-01");
        assertThat(new PaymentTerms(30, true).due(issued)).isEqualTo("2028-03-31");
        assertThat(new PaymentTerms(29, true).due(issued)).as("a leap year").isEqualTo("2028-02-29");
        assertThat(new PaymentTerms(0, false).due(issued)).isEqualTo(issued);
        assertThatThrownBy(() -> new PaymentTerms(366, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInvoiceTakesTheTermsOfItsDayAndOneBeforeKeepsItsOwn() {
        var before = invoice(null);
        agree.agree(finance, brixia, TODAY, 60, true, null);
        agree.agree(finance, brixia, TODAY.plusDays(1), 10, false, null);
        var after = invoice(null);
        assertThat(receivables.get(finance, before).dueOn()).isEqualTo(TODAY.plusDays(30));
        assertThat(receivables.get(finance, after).dueOn()).isEqualTo(new PaymentTerms(60, true).due(TODAY));
        assertThat(receivables.get(finance, after).terms()).isEqualTo("60 EOM");
        assertThat(receivables.get(finance, invoice(TODAY.plusDays(3))).dueOn())
                .as("what a document says itself goes before")
                .isEqualTo(TODAY.plusDays(3));
        agree.agree(finance, brixia, TODAY, 45, false, "By letter");
        assertThat(agree.of(finance, brixia))
                .extracting(terms -> terms.from() + " " + terms.terms().written())
                .containsExactly(TODAY.plusDays(1) + " 10", TODAY + " 45");
        agree.takeBack(finance, brixia, TODAY.plusDays(1));
        assertThat(agree.of(finance, brixia)).hasSize(1);
        assertThatThrownBy(() -> agree.takeBack(finance, brixia, TODAY.plusDays(1)))
                .isInstanceOf(Missing.class);
        assertThat(problem(() -> agree.takeBack(finance, brixia, TODAY))).isEqualTo("receivable.invalid.termsHold");
    }

    @Test
    void moreThanSixtyDaysSayWhereTheyWereAgreedAndNotEverybodyAgrees() {
        assertThat(problem(() -> agree.agree(finance, brixia, TODAY, 61, false, null)))
                .isEqualTo("receivable.invalid.termsLong");
        assertThat(problem(() -> agree.agree(finance, brixia, TODAY, 366, false, "So")))
                .isEqualTo("receivable.invalid.terms");
        assertThat(problem(() -> agree.agree(finance, brixia, TODAY.minusDays(1), 30, false, null)))
                .isEqualTo("receivable.invalid.termsPast");
        assertThatThrownBy(() -> agree.agree(ledger.scope("Elena"), brixia, TODAY, 30, false, null))
                .isInstanceOf(Forbidden.class);
        assertThat(agree.of(finance, brixia)).isEmpty();
    }

    private LedgerItemId invoice(@org.jspecify.annotations.Nullable LocalDate due) {
        return documents.post(
                finance,
                new PostDocument.Document(
                        brixia, LedgerItem.Kind.INVOICE, null, TODAY, due, null, null, Money.of("100", "EUR"), null));
    }

    private static String problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        var thrown = org.assertj.core.api.Assertions.catchThrowableOfType(Invalid.class, act);
        return thrown.problems().getFirst().messageKey();
    }
}
