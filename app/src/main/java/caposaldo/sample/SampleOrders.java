package caposaldo.sample;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.ordering.AnswerOrder;
import caposaldo.ordering.DeliverOrder;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.KeepOrder;
import caposaldo.ordering.LineResponse;
import caposaldo.ordering.OrderState;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SalesOrders;
import caposaldo.ordering.SignDelivery;
import caposaldo.ordering.SubmitOrder;
import caposaldo.ordering.WorkOnOrder;
import caposaldo.receivable.ExternalKey;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The orders of Steel Wheels that had not left, as orders of ours at the prices of today, entered by who looks after the
 * client: those in process are answered, one in part, and one is delivered short; those on hold are asked back with its
 * own words. One more asks for an unusual discount. What support did with them is made up.
 */
@Component
class SampleOrders {

    private static final String IN_PROCESS = "In Process";
    private static final String ON_HOLD = "On Hold";
    private static final String MADE_UP = "made up";
    private static final String SUPPORT = "sam.porter";
    private static final int ANSWERED = 4;
    private static final int WITHOUT_NOTE = 400;
    private static final BigDecimal UNUSUAL = new BigDecimal("25");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** What is done with an order, from the first line to the signature. */
    @Component
    record Acts(
            KeepOrder keep,
            SubmitOrder submit,
            WorkOnOrder work,
            AnswerOrder answer,
            DeliverOrder deliver,
            SignDelivery sign,
            SampleActs acts,
            SampleHabits habits) {}

    /** Who orders what, and who acts. */
    @Component
    record Known(SalesOrders orders, Clients clients, Items items, AccessScopes scopes) {}

    private final Acts acts;
    private final Known known;

    SampleOrders(Acts acts, Known known) {
        this.acts = acts;
        this.known = known;
    }

    /** @param scope of who may do everything */
    void fill(AccessScope scope, SteelWheels company) {
        var support = known.scopes().of(SUPPORT, scope.date());
        if (support.isEmpty()) {
            return;
        }
        var answered = 0;
        var first = true;
        for (var order : company.table("orders")) {
            var status = order.get(4);
            if (!status.equals(IN_PROCESS) && !status.equals(ON_HOLD)) {
                continue;
            }
            var discount = status.equals(IN_PROCESS) && first ? UNUSUAL : BigDecimal.ZERO;
            first = first && !status.equals(IN_PROCESS);
            var entered = entered(scope, company, order, discount);
            if (entered.isEmpty()) {
                continue;
            }
            var id = entered.get().order();
            if (state(scope, id) == OrderState.SUBMITTED) {
                if (status.equals(ON_HOLD)) {
                    askBack(support.get(), id, order.get(5));
                } else if (answered < ANSWERED) {
                    answer(support.get(), id, answered++);
                    habit(entered.get(), answered);
                }
            }
        }
    }

    /** The first that is answered is ordered each month. */
    private void habit(Entered entered, int nth) {
        if (nth == 1) {
            acts.habits().orderAgain(entered.kam(), entered.order());
        }
    }

    private record Entered(SalesOrderId order, AccessScope kam) {}

    private OrderState state(AccessScope scope, SalesOrderId id) {
        return known.orders().get(scope, id).state();
    }

    /** Empty for a client nobody looks after. */
    private Optional<Entered> entered(AccessScope scope, SteelWheels company, List<String> order, BigDecimal discount) {
        var by = login(company, order.get(6)).flatMap(login -> known.scopes().of(login, scope.date()));
        var client = known.clients().withCodes(scope, List.of(order.get(6))).stream()
                .findFirst()
                .map(ClientId::new);
        if (by.isEmpty() || client.isEmpty()) {
            return Optional.empty();
        }
        var kam = by.get();
        var lines = lines(scope, company, order.get(0), discount);
        var id = acts.keep().begin(kam, client.get(), new ExternalKey(LoadSample.SOURCE, order.get(0)));
        acts.keep().save(kam, id, version(kam, id), new KeepOrder.Head(order.get(0), null, null), lines);
        acts.submit().submit(kam, id, version(kam, id), MADE_UP);
        return Optional.of(new Entered(id, kam));
    }

    private int version(AccessScope scope, SalesOrderId id) {
        return known.orders().get(scope, id).version();
    }

    private static Optional<String> login(SteelWheels company, String customer) {
        return company.table("customers").stream()
                .filter(row -> row.get(0).equals(customer))
                .flatMap(row -> company.table("employees").stream()
                        .filter(employee -> employee.get(0).equals(row.get(11))))
                .filter(employee -> employee.get(7).equals("Sales Rep"))
                .map(employee -> SampleStaff.login(
                        employee.get(2).strip(), employee.get(1).strip()))
                .findFirst();
    }

    private List<KeepOrder.Wanted> lines(AccessScope scope, SteelWheels company, String order, BigDecimal discount) {
        var rows = company.table("orderdetails").stream()
                .filter(row -> row.get(0).equals(order))
                .toList();
        var items = known.items()
                .withCodes(scope, rows.stream().map(row -> row.get(1)).toList());
        var wanted = new ArrayList<KeepOrder.Wanted>();
        for (var row : rows) {
            var item = items.get(row.get(1));
            if (item != null) {
                wanted.add(new KeepOrder.Wanted(
                        item, new BigDecimal(row.get(2)), wanted.isEmpty() ? discount : BigDecimal.ZERO));
            }
        }
        return List.copyOf(wanted);
    }

    private void askBack(AccessScope support, SalesOrderId id, String comment) {
        var why = comment.isBlank() ? ON_HOLD : comment;
        acts.work().askBack(support, id, version(support, id), why.substring(0, Math.min(WITHOUT_NOTE, why.length())));
    }

    /** The first whole, delivered, and signed for short; the second in part; the others whole. */
    private void answer(AccessScope support, SalesOrderId id, int number) {
        var order = known.orders().get(support, id);
        var answers = order.lines().stream()
                .map(line -> number == 1 && line.no() == 1
                        ? new AnswerOrder.Answer(
                                line.no(),
                                line.quantity().multiply(HALF).setScale(0, RoundingMode.DOWN),
                                support.date().plusDays(2),
                                LineResponse.Refusal.OUT_OF_STOCK)
                        : new AnswerOrder.Answer(
                                line.no(), line.quantity(), support.date().plusDays(2), null))
                .toList();
        var outcome = acts.answer().answer(support, id, order.version(), answers, MADE_UP);
        if (number == 0 && outcome instanceof AnswerOrder.Outcome.Answered) {
            deliver(support, id);
        }
    }

    private void deliver(AccessScope support, SalesOrderId id) {
        var order = known.orders().get(support, id);
        var leaves = order.lines().stream()
                .map(line -> new DeliverOrder.Line(line.no(), line.backOrder()))
                .toList();
        var outcome = acts.deliver()
                .deliver(support, id, order.version(), new DeliverOrder.Despatch(support.date(), MADE_UP, leaves));
        if (outcome instanceof DeliverOrder.Outcome.Delivered(DeliveryNoteId note, String unused)) {
            var accepted = IntStream.range(0, leaves.size())
                    .mapToObj(n -> accepted(n, leaves.get(n).quantity()))
                    .toList();
            acts.sign().sign(support, note, 1, new SignDelivery.Receipt("the storeman", support.date(), accepted));
            acts.acts().fill(support, note);
        }
    }

    /** Two of the first line are missing. */
    private static SignDelivery.Accepted accepted(int n, BigDecimal left) {
        return n == 0 && left.compareTo(BigDecimal.TWO) > 0
                ? new SignDelivery.Accepted(1, left.subtract(BigDecimal.TWO), DeliveryNote.Difference.SHORT)
                : new SignDelivery.Accepted(n + 1, left, null);
    }
}
