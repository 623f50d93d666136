package caposaldo.sales;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CaposaldoTest
class PostSalesTests {

    @Autowired
    private DSLContext sql;

    @Test
    void aHouseThatImportsAllOfItsSalesNotesNoneOfItsOwn() {
        var document = new SoldDocument(
                new ClientId(1),
                "IMPORTED-ELSEWHERE-1",
                TestClock.TODAY,
                null,
                List.of(new SoldDocument.Line(1, new ItemId(1), BigDecimal.ONE, BigDecimal.TEN)));
        new PostSales(sql, false).post(document);
        assertThat(sql.fetchCount(sql.selectFrom("sales.waiting_line").where("document_no = ?", document.number())))
                .isZero();
    }
}
