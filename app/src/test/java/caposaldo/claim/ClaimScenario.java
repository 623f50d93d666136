package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.ordering.AnswerOrder;
import caposaldo.ordering.DeliverOrder;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.ordering.InvoiceDelivery;
import caposaldo.ordering.KeepOrder;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SalesOrders;
import caposaldo.ordering.SignDelivery;
import caposaldo.ordering.SubmitOrder;
import caposaldo.pricing.ColumnRules;
import caposaldo.pricing.KeepPriceList;
import caposaldo.pricing.PriceLists;
import caposaldo.pricing.PricingFixture;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Casa Nova got lamps at 11.25 and 22 % of tax; Elena writes down what was found otherwise, Fiona of finance credits it.
 * Whatever a test does, what is kept of claims equals a recount of acts, returns and credit notes afterwards.
 */
@CaposaldoTest
abstract class ClaimScenario {

    /** What is kept against what acts, returns and the ledger say; 0 when all agree. */
    private static final String DIFFERENCES = """
            with parts as (
                select l.delivery_line_id as id, l.discovered = 'LATER' as later, l.missing as quantity, a.settlement = 'CREDIT' as credited
                from claim.act_line l join claim.discrepancy_act a on a.id = l.act_id and a.state <> 'REJECTED'
                where l.delivery_line_id is not null
                union all
                select l.delivery_line_id, l.kind = 'RETURN', coalesce(l.received_quantity, l.quantity), r.state = 'CREDITED'
                from claim.return_line l join claim.goods_return r on r.id = l.return_id and r.state <> 'REFUSED'
            ), claims as (
                select id, coalesce(sum(quantity) filter (where not later), 0) as at_proof,
                    coalesce(sum(quantity) filter (where later), 0) as later,
                    coalesce(sum(quantity) filter (where later and credited), 0) as credited
                from parts group by 1
            ), notes as (
                select c.note_id, sum(i.amount) as credited
                from (
                    select note_id, credit_note_id from claim.discrepancy_act
                    union all select note_id, credit_note_id from claim.goods_return) c
                join receivable.ledger_item i on i.id = c.credit_note_id group by 1
            ), left_of as (
                select n.id, r.rate, sum(round((d.accepted_quantity - coalesce(c.credited, 0)) * l.price, 2)) as base
                from ordering.delivery_note n join ordering.delivery_line d on d.note_id = n.id
                join ordering.order_line l on l.id = d.order_line_id
                cross join lateral (select coalesce(l.vat_rate, 0) as rate) r
                left join claim.claimed_line c on c.delivery_line_id = d.id
                group by 1, 2
            ), left_sum as (
                select id, sum(base + round(base * rate / 100, 2)) as gross from left_of group by 1
            ) select (select count(*) from claim.claimed_line k left join claims c on c.id = k.delivery_line_id
                    where (k.at_proof, k.later, k.credited)
                        <> (coalesce(c.at_proof, 0), coalesce(c.later, 0), coalesce(c.credited, 0)))
                + (select count(*) from claims c where (at_proof > 0 or later > 0)
                    and not exists (select from claim.claimed_line k where k.delivery_line_id = c.id))
                + (select count(*) from claim.claimed_note k left join notes n on n.note_id = k.note_id
                    where k.credited <> coalesce(n.credited, 0))
                + (select count(*) from claim.claimed_note k join left_sum s on s.id = k.note_id
                    where k.credited > 0 and k.invoiced - k.credited <> s.gross)
            """;

    static final LocalDate TODAY = TestClock.TODAY;

    @Autowired
    DrawUpAct draw;

    @Autowired
    SignAct sign;

    @Autowired
    SettleAct settle;

    @Autowired
    Acts acts;

    @Autowired
    KeepOrder keep;

    @Autowired
    SubmitOrder submit;

    @Autowired
    AnswerOrder answer;

    @Autowired
    DeliverOrder deliver;

    @Autowired
    SignDelivery proof;

    @Autowired
    InvoiceDelivery invoice;

    @Autowired
    SalesOrders orders;

    @Autowired
    DeliveryNotes notes;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext sql;

    @Autowired
    private KeepPriceList lists;

    @Autowired
    private PriceLists priceLists;

    @Autowired
    private ColumnRules rules;

    @Autowired
    private AccessScopes scopes;

    PricingFixture fixture;
    LocalDate day = TODAY;
    AccessScope elena;
    AccessScope sam;
    AccessScope fiona;
    ClientId casa;
    ItemId lamp;

    @BeforeEach
    void shop() {
        clock.moveTo(TODAY);
        fixture = new PricingFixture(sql, scopes, lists, priceLists, rules);
        lamp = fixture.item("Lamp");
        casa = fixture.range().client("Casa Nova");
        fixture.rule(fixture.column(fixture.list(), "WHO"), "Wholesale");
        fixture.inSegment("Casa Nova");
        elena = fixture.scope("Elena");
        sam = fixture.scope("Sam");
        fiona = fixture.scope("Fiona");
        moveTo(TODAY);
    }

    /** Everybody works on that day from now on. */
    void moveTo(LocalDate to) {
        day = to;
        clock.moveTo(to);
        elena = elena.on(to);
        sam = sam.on(to);
        fiona = fiona.on(to);
    }

    @AfterEach
    void whatIsKeptEqualsARecount() {
        assertThat(sql.fetchSingle(DIFFERENCES).get(0, BigDecimal.class)).isZero();
        assertThat(ServiceRecount.differences(sql)).isEmpty();
    }

    /** So many of each product left and are signed for by how many were accepted. */
    DeliveryNoteId delivered(List<ItemId> items, String quantity, String accepted, @Nullable Difference difference) {
        var id = confirmed(items, quantity);
        var left = (DeliverOrder.Outcome.Delivered) deliver.deliver(
                sam,
                id,
                orders.get(sam, id).version(),
                new DeliverOrder.Despatch(
                        day,
                        null,
                        IntStream.rangeClosed(1, items.size())
                                .mapToObj(no -> new DeliverOrder.Line(no, new BigDecimal(quantity)))
                                .toList()));
        var note = notes.get(sam, left.note());
        proof.sign(
                sam,
                note.id(),
                note.version(),
                new SignDelivery.Receipt(
                        "R. Bianchi",
                        day,
                        note.lines().stream()
                                .map(line -> new SignDelivery.Accepted(line.no(), new BigDecimal(accepted), difference))
                                .toList()));
        return note.id();
    }

    SalesOrderId confirmed(List<ItemId> items, String quantity) {
        var id = keep.begin(elena, casa, null);
        keep.save(
                elena,
                id,
                1,
                new KeepOrder.Head(null, null, null),
                items.stream()
                        .map(item -> new KeepOrder.Wanted(item, new BigDecimal(quantity), BigDecimal.ZERO))
                        .toList());
        submit.submit(elena, id, orders.get(elena, id).version(), "They open a second shop");
        var order = orders.get(sam, id);
        answer.answer(
                sam,
                id,
                order.version(),
                order.lines().stream()
                        .map(line -> new AnswerOrder.Answer(line.no(), line.quantity(), day, null))
                        .toList(),
                null);
        return id;
    }

    /** Ten lamps, all accepted and invoiced with 137.25. */
    DeliveryNoteId invoiced() {
        var note = delivered(List.of(lamp), "10", "10", null);
        invoice(note);
        return note;
    }

    void invoice(DeliveryNoteId note) {
        invoice.invoice(fiona, note, notes.get(fiona, note).version());
    }

    static ActDraft.Line missing(String quantity, Discrepancy kind, Discrepancy.Discovered discovered) {
        return new ActDraft.Line(1, kind, discovered, new BigDecimal(quantity), null, null);
    }

    static ActDraft.Line damaged(String quantity) {
        return missing(quantity, Discrepancy.DAMAGE, Discrepancy.Discovered.LATER);
    }

    static ActDraft draft(ActDraft.Line... lines) {
        return new ActDraft(
                new ActDraft.Head(TODAY, null, null, "Warehouse of Casa Nova", "whole", null, null),
                List.of(new Act.Member("R. Bianchi", "storekeeper"), new Act.Member("Elena Riva", "account manager")),
                List.of(lines));
    }

    ActId drawn(DeliveryNoteId note, ActDraft.Line... lines) {
        return draw.draw(elena, note, draft(lines));
    }

    ActId signed(DeliveryNoteId note, ActDraft.Line... lines) {
        var act = drawn(note, lines);
        sign(act);
        return act;
    }

    void sign(ActId act) {
        sign.sign(
                elena,
                act,
                get(act).version(),
                new Act.Signatures("Elena Riva", TODAY, new Act.Signatures.Theirs.Signed("R. Bianchi", TODAY)));
    }

    Act get(ActId act) {
        return acts.get(fiona, act);
    }

    static String problem(ThrowingCallable attempt) {
        var refused = catchThrowable(attempt);
        assertThat(refused).isInstanceOf(Invalid.class);
        return ((Invalid) refused).problems().getFirst().messageKey();
    }
}
