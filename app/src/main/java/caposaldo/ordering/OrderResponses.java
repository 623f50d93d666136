package caposaldo.ordering;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.ubl.Seller;
import caposaldo.ubl.Trader;
import caposaldo.ubl.Traders;
import caposaldo.ubl.UblDocument;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.6: what a buyer's system is told of its order. What Peppol asks of it is checked before it is written. */
@Component
public class OrderResponses {

    private final SalesOrders orders;
    private final Traders traders;
    private final Seller seller;

    OrderResponses(SalesOrders orders, Traders traders, Seller seller) {
        this.orders = orders;
        this.traders = traders;
        this.seller = seller;
    }

    /**
     * @return a UBL Order Response
     * @throws Invalid naming everything that is missing: our own address, the client's, its number, an answer
     */
    // Whoever only asks whether it can be written goes on with what he has in hand.
    @Transactional(readOnly = true, noRollbackFor = Invalid.class)
    public UblDocument of(AccessScope scope, SalesOrderId id) {
        scope.require(Right.ORDER_READ);
        var order = orders.get(scope, id);
        var buyer = traders.of(scope, order.client());
        var problems = problems(order, buyer);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return UblOrderResponse.of(order, order.state().code().orElseThrow(), seller.trader(), buyer, scope.date());
    }

    private List<Problem> problems(SalesOrder order, Trader buyer) {
        var problems = new ArrayList<Problem>();
        if (order.state().code().isEmpty()) {
            problems.add(new Problem("", "ordering.response.draft", List.of()));
        }
        if (order.customerReference() == null) {
            problems.add(new Problem("", "ordering.response.reference", List.of()));
        }
        if (seller.trader().name().isEmpty() || seller.trader().address().isEmpty()) {
            problems.add(new Problem("", "ordering.response.seller", List.of()));
        }
        if (buyer.address().isEmpty()) {
            problems.add(new Problem("", "ordering.response.buyer", List.of(order.clientName())));
        }
        return problems;
    }
}
