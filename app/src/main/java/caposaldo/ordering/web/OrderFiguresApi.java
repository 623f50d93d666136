package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.ordering.OrderFigures;
import caposaldo.ordering.OrderLine;
import caposaldo.ordering.OrderMargin;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SalesOrders;
import caposaldo.sales.LastPrices.Paid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an order gives away and leaves, and what was paid before, for programs. Percents are of 100. */
@RestController
class OrderFiguresApi {

    /**
     * @param base net at the prices that the rules say
     * @param margin of the lines whose cost is known; none for who may not see costs
     * @param uncosted lines of which no cost is known
     */
    record OrderFiguresBody(
            BigDecimal base,
            BigDecimal net,
            BigDecimal discount,
            @Nullable BigDecimal discountPercent,
            @Nullable BigDecimal margin,
            @Nullable BigDecimal marginPercent,
            @Nullable Integer uncosted,
            List<LineFiguresBody> lines) {

        static OrderFiguresBody of(OrderFigures.Seen seen) {
            var given = seen.discount();
            var margin = seen.margin();
            return new OrderFiguresBody(
                    given.base(),
                    given.net(),
                    given.discount(),
                    percent(given.discountShare()),
                    margin.flatMap(OrderMargin::margin).orElse(null),
                    percent(margin.flatMap(OrderMargin::marginShare)),
                    margin.map(OrderMargin::uncosted).orElse(null),
                    seen.lines().stream()
                            .map(line -> LineFiguresBody.of(line, seen))
                            .toList());
        }

        private static @Nullable BigDecimal percent(Optional<Percent> share) {
            return share.map(Percent::value).orElse(null);
        }
    }

    record LineFiguresBody(int no, @Nullable BigDecimal marginPercent, List<PaidBody> last) {

        static LineFiguresBody of(OrderLine line, OrderFigures.Seen seen) {
            return new LineFiguresBody(
                    line.no(),
                    OrderFiguresBody.percent(seen.margin(line)),
                    seen.paid(line).stream().map(PaidBody::of).toList());
        }
    }

    /** @param price of one unit, net */
    record PaidBody(LocalDate soldOn, String documentNo, BigDecimal quantity, BigDecimal price) {

        static PaidBody of(Paid paid) {
            return new PaidBody(paid.soldOn(), paid.documentNo(), paid.quantity(), paid.price());
        }
    }

    private final SalesOrders orders;
    private final OrderFigures figures;

    OrderFiguresApi(SalesOrders orders, OrderFigures figures) {
        this.orders = orders;
        this.figures = figures;
    }

    @GetMapping("/api/v1/orders/{id:\\d+}/figures")
    OrderFiguresBody figures(@PathVariable long id, AccessScope scope) {
        return OrderFiguresBody.of(figures.of(scope, orders.get(scope, new SalesOrderId(id))));
    }
}
