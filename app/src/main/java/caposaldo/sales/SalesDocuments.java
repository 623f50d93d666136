package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.sales.Tables.SALES_LINE;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An invoice or a credit note with its lines, as it came from the books. */
@Component
public class SalesDocuments {

    /** How its UBL document would be called. */
    public enum Type {
        INVOICE,
        CREDIT_NOTE
    }

    public record Document(
            String no, Type type, LocalDate soldOn, ClientId client, String clientName, List<Line> lines) {

        public BigDecimal net() {
            return lines.stream().map(Line::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * @param margin null where no cost is known, or for who may not see it
     * @param returnsNo the document whose sale it takes back; null where there is none
     */
    public record Line(
            long id,
            int lineNo,
            String kind,
            long item,
            String code,
            String name,
            BigDecimal quantity,
            BigDecimal net,
            @Nullable BigDecimal margin,
            @Nullable String returnsNo) {}

    private record Row(Type type, LocalDate soldOn, long client, String clientName, Line line) {}

    private final DSLContext sql;

    SalesDocuments(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Missing when there is no document of this number with a line this person sees */
    @Transactional(readOnly = true)
    public Document get(AccessScope scope, String no) {
        scope.require(Right.SALES_READ);
        var returned = SALES_LINE.as("returned");
        var rows = sql.select(SALES_LINE.asterisk(), CLIENT.NAME, ITEM.CODE, ITEM.NAME, returned.DOCUMENT_NO)
                .from(SALES_LINE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_LINE.CLIENT_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(SALES_LINE.ITEM_ID))
                .leftJoin(returned)
                .on(returned.ID.eq(SALES_LINE.RETURNS_ID))
                .where(SALES_LINE.DOCUMENT_NO.eq(no))
                .and(Clients.seenBy(scope))
                .orderBy(SALES_LINE.LINE_NO)
                .fetch(row -> new Row(
                        Type.valueOf(row.get(SALES_LINE.DOCUMENT_TYPE)),
                        row.get(SALES_LINE.SOLD_ON),
                        row.get(SALES_LINE.CLIENT_ID),
                        row.get(CLIENT.NAME),
                        line(scope, row, row.get(returned.DOCUMENT_NO))));
        if (rows.isEmpty()) {
            throw new Missing("document " + no);
        }
        var first = rows.getFirst();
        return new Document(
                no,
                first.type(),
                first.soldOn(),
                new ClientId(first.client()),
                first.clientName(),
                rows.stream().map(Row::line).toList());
    }

    private static Line line(AccessScope scope, org.jooq.Record row, @Nullable String returnsNo) {
        var cost = row.get(SALES_LINE.COST_AMOUNT);
        return new Line(
                row.get(SALES_LINE.ID),
                row.get(SALES_LINE.LINE_NO),
                row.get(SALES_LINE.KIND),
                row.get(SALES_LINE.ITEM_ID),
                row.get(ITEM.CODE),
                row.get(ITEM.NAME),
                row.get(SALES_LINE.QUANTITY),
                row.get(SALES_LINE.NET_AMOUNT),
                cost == null || !scope.may(Right.MARGIN_READ)
                        ? null
                        : row.get(SALES_LINE.NET_AMOUNT).subtract(cost),
                returnsNo);
    }

    /** The number of the document a line stands in. */
    @Transactional(readOnly = true)
    public String ofLine(AccessScope scope, long line) {
        return sql.select(SALES_LINE.DOCUMENT_NO)
                .from(SALES_LINE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_LINE.CLIENT_ID))
                .where(SALES_LINE.ID.eq(line))
                .and(Clients.seenBy(scope))
                .fetchOptional(SALES_LINE.DOCUMENT_NO)
                .orElseThrow(() -> new Missing("sales line " + line));
    }
}
