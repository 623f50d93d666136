package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.catalog.ItemId;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.sales.SalesRecount;
import caposaldo.sales.TakePostedSales;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is invoiced of a delivery counts in sales, and what is credited of it does not any more. */
class InvoicedSalesTests extends ClaimScenario {

    /** {0} client: what stands of its own deliveries, by the raw rows of orders, deliveries and claims. */
    private static final String STANDS = """
            select coalesce(sum(d.accepted_quantity - coalesce(c.credited, 0)), 0) as quantity,
                coalesce(sum(round((d.accepted_quantity - coalesce(c.credited, 0)) * l.price, 2)), 0) as net
            from ordering.sales_order o
            join ordering.delivery_note n on n.order_id = o.id and n.state = 'INVOICED'
            join ordering.delivery_line d on d.note_id = n.id
            join ordering.order_line l on l.id = d.order_line_id
            left join claim.claimed_line c on c.delivery_line_id = d.id
            where o.client_id = {0}
            """;

    private static final String SOLD = """
            select coalesce(sum(quantity), 0) as quantity, coalesce(sum(net_amount), 0) as net
            from sales.sales_line where client_id = {0} and own
            """;

    @Autowired
    TakePostedSales posted;

    @Autowired
    RequestReturn request;

    @Autowired
    HandleReturn handle;

    @Autowired
    GoodsReturns returns;

    @Autowired
    Reasons reasons;

    @AfterEach
    void sumsOfSalesEqualARecountOfTheLines() {
        posted.take();
        assertThat(SalesRecount.differences(sql)).isZero();
    }

    private List<Record> lines() {
        return List.copyOf(sql.fetch("select * from sales.sales_line where client_id = ? order by id", casa.value()));
    }

    private Record figure() {
        return sql.fetchSingle("select * from sales.client_figure where client_id = ?", casa.value());
    }

    private static BigDecimal amount(Record of, String name) {
        return of.get(name, BigDecimal.class);
    }

    private void cost(ItemId item, String cost) {
        sql.execute(
                "insert into catalog.item_cost (item_id, valid_from, cost) values (?, ?, ?)",
                item.value(),
                TODAY.minusDays(30),
                new BigDecimal(cost));
    }

    private void credited(ActId act) {
        settle.credit(fiona, act, get(act).version());
    }

    private void comesBack(DeliveryNoteId note, int line, String quantity) {
        var reason = reasons.all(elena).getFirst().id();
        var id = request.request(
                elena,
                note,
                GoodsReturn.Kind.RETURN,
                null,
                List.of(new RequestReturn.Line(line, new BigDecimal(quantity), reason)));
        handle.agree(sam, id, returns.get(sam, id).version());
        handle.receive(sam, id, returns.get(sam, id).version(), Map.of(1, new BigDecimal(quantity)));
        handle.credit(fiona, id, returns.get(sam, id).version());
    }

    @Test
    void anInvoiceOfADeliveryIsSoldAtItsPriceAndCost() {
        cost(lamp, "8.00");
        var note = delivered(List.of(lamp), "10", "8", Difference.SHORT);
        posted.take();
        assertThat(lines()).as("nothing is sold before it is invoiced").isEmpty();
        invoice(note);
        posted.take();
        posted.take();
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.get("document_no"))
                    .isEqualTo(notes.get(fiona, note).invoice().orElseThrow().number());
            assertThat(line.get("kind")).isEqualTo("SALE");
            assertThat(amount(line, "quantity")).as("what was accepted").isEqualByComparingTo("8");
            assertThat(amount(line, "net_amount")).isEqualByComparingTo("90.00");
            assertThat(amount(line, "cost_amount")).isEqualByComparingTo("64.00");
        });
        assertThat(amount(figure(), "revenue_12")).isEqualByComparingTo("90.00");
        assertThat(amount(figure(), "margin_12")).isEqualByComparingTo("26.00");
        assertThat(figure().get("last_on")).isEqualTo(java.sql.Date.valueOf(TODAY));
    }

    @Test
    void whatCameBackIsAReturnOfItsLineAndWhatWasNeverThereAnAdjustment() {
        cost(lamp, "8.00");
        var note = invoiced();
        comesBack(note, 1, "3");
        credited(signed(note, missing("2", Discrepancy.SHORTAGE, Discrepancy.Discovered.LATER)));
        posted.take();
        var sold = lines();
        assertThat(sold).extracting(line -> line.get("kind")).containsExactly("SALE", "RETURN", "ADJUSTMENT");
        assertThat(sold)
                .extracting(line -> line.get("document_type"))
                .containsExactly("INVOICE", "CREDIT_NOTE", "CREDIT_NOTE");
        assertThat(sold.subList(1, 3))
                .allSatisfy(line -> assertThat(line.get("returns_id"))
                        .isEqualTo(sold.getFirst().get("id")));
        assertThat(amount(sold.get(1), "net_amount")).isEqualByComparingTo("-33.75");
        assertThat(amount(sold.get(1), "cost_amount")).isEqualByComparingTo("-24.00");
        assertThat(amount(figure(), "revenue_12")).as("five lamps").isEqualByComparingTo("56.25");
        assertThat(amount(figure(), "margin_12")).isEqualByComparingTo("16.25");
    }

    @Test
    void whatIsSoldEqualsTheRawRowsWhateverIsInvoicedAndCreditedInWhateverOrder() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var open = new ArrayList<DeliveryNoteId>();
        for (var step = 0; step < 12; step++) {
            if (open.isEmpty() || random.nextInt(3) > 0) {
                var accepted = 5 + random.nextInt(6);
                var items = List.of(lamp, fixture.item("Chair " + step));
                var note =
                        delivered(items, "10", Integer.toString(accepted), accepted == 10 ? null : Difference.DAMAGED);
                invoice(note);
                open.add(note);
            } else {
                var note = open.remove(random.nextInt(open.size()));
                comesBack(note, 2, "2." + random.nextInt(10));
                credited(signed(note, damaged("1." + random.nextInt(10))));
            }
            if (random.nextBoolean()) {
                posted.take();
            }
        }
        posted.take();
        var stands = sql.fetchSingle(STANDS, org.jooq.impl.DSL.val(casa.value()));
        var sold = sql.fetchSingle(SOLD, org.jooq.impl.DSL.val(casa.value()));
        assertThat(amount(sold, "net")).as("seed %d", seed).isPositive().isEqualByComparingTo(amount(stands, "net"));
        assertThat(amount(sold, "quantity")).as("seed %d", seed).isEqualByComparingTo(amount(stands, "quantity"));
        assertThat(amount(figure(), "revenue_12")).as("seed %d", seed).isEqualByComparingTo(amount(stands, "net"));
    }
}
