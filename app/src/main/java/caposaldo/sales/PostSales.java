package caposaldo.sales;

import java.math.BigDecimal;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.15: what we invoice ourselves counts in sales. It is noted in the transaction that posts the document;
 * {@link TakePostedSales} takes it among the lines. A house that imports all of its sales from another system says so, and
 * nothing is noted.
 */
@Component
public class PostSales {

    private static final String NOTE = """
            insert into sales.waiting_line (document_no, document_type, kind, client_id, sold_on, returns_no,
                line_no, item_id, quantity, net_amount)
            select {0}, {1}, {2}, {3}, {4}, {5}, l.no, l.item, l.quantity, l.net
            from unnest({6}::integer[], {7}::bigint[], {8}::numeric[], {9}::numeric[]) l (no, item, quantity, net)
            """;

    private final DSLContext sql;
    private final boolean own;

    PostSales(DSLContext sql, @Value("${caposaldo.sales.own:true}") boolean own) {
        this.sql = sql;
        this.own = own;
    }

    /** In the transaction of who posts the document. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(SoldDocument document) {
        if (!own || document.lines().isEmpty()) {
            return;
        }
        var corrects = Optional.ofNullable(document.corrects());
        var sign = corrects.isPresent() ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        var lines = document.lines();
        sql.execute(
                NOTE,
                DSL.val(document.number()),
                DSL.val(corrects.isPresent() ? "CREDIT_NOTE" : "INVOICE"),
                DSL.val(corrects.map(credit -> credit.cameBack() ? "RETURN" : "ADJUSTMENT")
                        .orElse("SALE")),
                DSL.val(document.client().value()),
                DSL.val(document.soldOn()),
                DSL.val(corrects.map(SoldDocument.Correction::invoice).orElse(null), String.class),
                DSL.val(lines.stream().map(SoldDocument.Line::no).toArray(Integer[]::new)),
                DSL.val(lines.stream().map(line -> line.item().value()).toArray(Long[]::new)),
                DSL.val(lines.stream()
                        .map(line -> line.quantity().multiply(sign))
                        .toArray(BigDecimal[]::new)),
                DSL.val(lines.stream().map(line -> line.net().multiply(sign)).toArray(BigDecimal[]::new)));
    }
}
