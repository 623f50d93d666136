package caposaldo.claim.web;

import caposaldo.claim.GoodsReturn;
import caposaldo.claim.RequestReturn;
import caposaldo.web.Typed;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and fills the forms of a return. */
final class ReturnForms {

    private ReturnForms() {}

    /** Lines without a quantity stay where they are. */
    static List<RequestReturn.Line> lines(List<RequestReturn.Left> left, Typed typed) {
        return left.stream()
                .map(one -> one.line().no())
                .filter(no -> typed.number("quantity-" + no)
                        .filter(quantity -> quantity.signum() != 0)
                        .isPresent())
                .map(no -> new RequestReturn.Line(
                        no,
                        typed.number("quantity-" + no).orElse(BigDecimal.ZERO),
                        typed.key("reason-" + no).orElse(0L)))
                .toList();
    }

    /** Of a refusal all that was refused; what comes back of a return is for a person to say. */
    static Map<String, String> values(GoodsReturn.Kind kind, List<RequestReturn.Left> left) {
        var values = new HashMap<String, String>();
        if (kind == GoodsReturn.Kind.REFUSAL) {
            left.forEach(one -> values.put("quantity-" + one.line().no(), ActPage.plain(one.quantity())));
        }
        return values;
    }

    static Map<Integer, BigDecimal> received(GoodsReturn goods, Typed typed) {
        var received = new HashMap<Integer, BigDecimal>();
        goods.lines()
                .forEach(line ->
                        typed.number("received-" + line.no()).ifPresent(quantity -> received.put(line.no(), quantity)));
        return received;
    }
}
