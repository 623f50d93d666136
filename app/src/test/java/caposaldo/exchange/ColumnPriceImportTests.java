package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Prices of columns come in as everybody's files do, and an undo leaves the house as it was. */
class ColumnPriceImportTests extends ImportScenario {

    private static final String HEAD = "item,list,column,price,min quantity,valid from\n";

    private void list() {
        sql.execute(
                "insert into catalog.item (code, name) values ('CP-1', 'Lamp'), ('CP-2', 'Chair') on conflict do nothing");
        sql.execute(
                "insert into pricing.price_list (code, name, currency, valid_from) values ('CP', 'Columns', 'EUR', '2026-01-01')"
                        + " on conflict do nothing");
        sql.execute("insert into pricing.list_column (list_id, position, code, name)"
                + " select id, 1, 'RET', 'Retail' from pricing.price_list where code = 'CP' on conflict do nothing");
    }

    @Test
    void takesInWhatIsNewNamesEveryFaultAndRepeatsWithoutHarm() {
        list();
        var before = house();
        var file = HEAD + """
                CP-1,CP,RET,12.50,,2026-12-01
                cp-1,cp,ret,11.80,24,2026-12-01
                CP-2,CP,RET,,,2026-12-01
                CP-9,CP,RET,1,,2026-12-01
                CP-1,XX,RET,1,,2026-12-01
                CP-1,CP,WHO,1,,2026-12-01
                CP-2,CP,RET,-1,,2026-12-02
                CP-2,CP,RET,1,5,2026-12-03
                CP-2,CP,RET,2,5,2026-12-03
                """;
        var run = load("columnPrices", file);
        assertThat(run.counts().fresh()).isEqualTo(3);
        assertThat(run.counts().faulty()).isEqualTo(6);
        assertThat(number("select sum(price) from pricing.column_price where batch_id = " + run.id()))
                .isEqualByComparingTo("24.30");
        var again = load("columnPrices", HEAD + "CP-1,CP,RET,12.50,,2026-12-01\nCP-1,CP,RET,11.70,24,2026-12-01\n");
        assertThat(again.counts().changed()).isEqualTo(1);
        imports.undo(support, again.id());
        imports.undo(support, run.id());
        assertThat(house()).isEqualTo(before);
    }

    @Test
    void isRefusedToWhoMayNotKeepPrices() {
        list();
        var kam = scope(
                "kam-prices", Set.of(caposaldo.kernel.Right.IMPORT_RUN, caposaldo.kernel.Right.ITEM_READ), Set.of());
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> load(kam, "columnPrices", HEAD + "CP-1,CP,RET,1,,2026-12-01\n", Set.of()))
                .isInstanceOf(caposaldo.kernel.Forbidden.class);
    }
}
