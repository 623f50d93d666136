package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.exchange.ImportTarget.Fault;
import caposaldo.sales.PostSales;
import caposaldo.sales.SalesRecount;
import caposaldo.sales.SoldDocument;
import caposaldo.sales.TakePostedSales;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An invoice of our own that a file of sales brings again is not sold twice. */
class OwnDocumentTests extends ImportScenario {

    @Autowired
    private PostSales post;

    @Autowired
    private TakePostedSales posted;

    @Autowired
    private TransactionTemplate transaction;

    private ClientId client;
    private ItemId item;

    @BeforeEach
    void somethingIsKnown() {
        load("sales", "document,line,date,customer,item,quantity,price\nOWN-0,1,2026-11-20,OWN-C,OWN-1,1,10.00\n");
        client = new ClientId(
                number("select id from account.client where code = 'OWN-C'").longValue());
        item = new ItemId(
                number("select id from catalog.item where code = 'OWN-1'").longValue());
    }

    private void invoiced(String number) {
        transaction.executeWithoutResult(status -> post.post(new SoldDocument(
                client,
                number,
                TestClock.TODAY,
                null,
                List.of(new SoldDocument.Line(1, item, BigDecimal.TEN, new BigDecimal("112.50"))))));
    }

    private ImportRun brings(String number, String line) {
        return load(
                "sales",
                "document,line,date,customer,item,quantity,price\n" + number + "," + line
                        + ",2026-11-23,OWN-C,OWN-1,10,11.25\nOWN-X-" + number
                        + ",1,2026-11-23,OWN-C,OWN-1,1,11.25\n");
    }

    private BigDecimal sold(String number) {
        return number("select coalesce(sum(net_amount), 0) from sales.sales_line where document_no = '" + number + "'");
    }

    @Test
    void itsRowsAreRefusedByNumberWhetherTheyWaitOrAreTakenAndTheOthersComeIn() {
        invoiced("OWN-INV-1");
        var waiting = brings("OWN-INV-1", "1");
        posted.take();
        var taken = brings("OWN-INV-1", "7");
        for (var run : List.of(waiting, taken)) {
            assertThat(run.counts().faulty()).isEqualTo(1);
            assertThat(imports.faults(support, run.id(), 10))
                    .containsExactly(new Fault(2, "document", "OWN", "OWN-INV-1"));
        }
        assertThat(sold("OWN-INV-1")).isEqualByComparingTo("112.50");
        assertThat(sold("OWN-X-OWN-INV-1")).isEqualByComparingTo("11.25");
        assertThat(SalesRecount.differences(sql)).isZero();
    }

    @Test
    void aDocumentThatAFileBroughtBeforeIsNotTakenASecondTime() {
        brings("OWN-INV-2", "1");
        invoiced("OWN-INV-2");
        posted.take();
        assertThat(sold("OWN-INV-2")).isEqualByComparingTo("112.50");
        assertThat(number("select count(*) from sales.waiting_line where document_no = 'OWN-INV-2'"))
                .isZero();
    }

    @Test
    void aCreditNoteOfWhatWasNeverSoldHereTakesNothingBack() {
        transaction.executeWithoutResult(status -> post.post(new SoldDocument(
                client,
                "OWN-CN-1",
                TestClock.TODAY,
                new SoldDocument.Correction("INV-OF-ANOTHER", true),
                List.of(new SoldDocument.Line(1, item, BigDecimal.TEN, new BigDecimal("112.50"))))));
        posted.take();
        assertThat(sold("OWN-CN-1")).isZero();
    }
}
