package caposaldo.claim.web;

import static caposaldo.claim.web.ActBodies.required;

import caposaldo.claim.GoodsReturn;
import caposaldo.claim.RequestReturn;
import caposaldo.claim.ReturnState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write returns. */
final class ReturnBodies {

    private ReturnBodies() {}

    record Asked(@Nullable String remark, @Nullable List<AskedLine> lines) {

        List<RequestReturn.Line> wanted() {
            return required(lines, "lines").stream().map(AskedLine::line).toList();
        }
    }

    /** @param reason the number of one of the reasons, never of a group */
    record AskedLine(
            @Nullable Integer no,
            @Nullable BigDecimal quantity,
            @Nullable Long reason) {

        RequestReturn.Line line() {
            return new RequestReturn.Line(
                    required(no, "no"),
                    required(quantity, "quantity"),
                    Optional.ofNullable(reason).orElse(0L));
        }
    }

    /** What came of each line. */
    record Receipt(@Nullable Integer version, @Nullable List<ReceivedLine> lines) {

        Map<Integer, BigDecimal> quantities() {
            var quantities = new HashMap<Integer, BigDecimal>();
            required(lines, "lines")
                    .forEach(line -> quantities.put(required(line.no, "no"), required(line.quantity, "quantity")));
            return quantities;
        }
    }

    record ReceivedLine(@Nullable Integer no, @Nullable BigDecimal quantity) {}

    /** @param group the code of one that is there, or of a new one */
    record ReasonDraft(
            @Nullable String group,
            @Nullable String code,
            @Nullable String name,
            @Nullable LocalDate validFrom) {}

    record Ending(@Nullable LocalDate validUntil) {}

    /** @param creditNote the number of the ledger's item; none until it is credited */
    record ReturnBody(
            long id,
            String number,
            GoodsReturn.Kind kind,
            ReturnState state,
            long deliveryId,
            long clientId,
            LocalDate requestedOn,
            @Nullable String remark,
            String currency,
            BigDecimal amount,
            @Nullable LocalDate agreedOn,
            @Nullable LocalDate receivedOn,
            @Nullable Long creditNote,
            @Nullable BigDecimal credited,
            @Nullable String refusal,
            List<GoodsReturn.Line> lines,
            int version) {

        static ReturnBody of(GoodsReturn goods) {
            return new ReturnBody(
                    goods.id().value(),
                    goods.number(),
                    goods.kind(),
                    goods.state(),
                    goods.delivery().note().value(),
                    goods.delivery().client().value(),
                    goods.requestedOn(),
                    goods.remark(),
                    goods.amount().currency().getCurrencyCode(),
                    goods.amount().amount(),
                    goods.agreedOn(),
                    goods.receivedOn(),
                    goods.credit().map(credit -> credit.note().value()).orElse(null),
                    goods.credit().map(credit -> credit.amount().amount()).orElse(null),
                    goods.refusal(),
                    goods.lines(),
                    goods.version());
        }
    }
}
