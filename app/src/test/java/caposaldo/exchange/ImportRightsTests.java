package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.exchange.ImportRun.Counts;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may bring in what, and for which clients. */
class ImportRightsTests extends ImportScenario {

    @Test
    void whoSeesSomeClientsImportsForThoseOnly() {
        var clients = load("clients", "code,name\nH-1,Mine\nH-2,Not mine\n");
        long portfolio = sql.fetchSingle("insert into security.portfolio (code, name) values ('H', 'H') returning id")
                .get(0, Long.class);
        sql.execute("update account.client set portfolio_id = ? where code = 'H-1'", portfolio);
        var head = scope(
                "head",
                EnumSet.of(
                        Right.IMPORT_RUN,
                        Right.CLIENT_READ,
                        Right.CLIENT_EDIT,
                        Right.SALES_READ,
                        Right.ITEM_READ,
                        Right.ITEM_EDIT),
                Set.of(portfolio));

        var sales = load(head, "sales", """
                document,date,customer,item,quantity,price
                H-1,2026-11-02,H-1,HG,1,10
                H-2,2026-11-02,H-2,HG,1,10
                """, MAKE_ALL);
        assertThat(sales.counts()).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(load(head, "clients", "code,name\nH-2,Taken over\n", Set.of())
                        .counts())
                .isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(load(head, "contacts", "client,last name\nH-2,Spy\n", Set.of())
                        .counts())
                .isEqualTo(new Counts(0, 0, 0, 1));
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> imports.get(head, clients.id()));
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> imports.faults(head, clients.id(), 9));
        imports.undo(head, sales.id());
    }

    @Test
    void whoMayNotEditProductsImportsNone() {
        var finance = scope("finance", EnumSet.of(Right.IMPORT_RUN, Right.ALL_CLIENTS, Right.CLIENT_READ), Set.of());
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> load(finance, "products", "code,name\nX,X\n", Set.of()));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> load(finance, "sales", SALES, MAKE_ALL));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> load(scope("kam", Set.of(Right.CLIENT_READ), Set.of()), "sales", SALES, Set.of()));
    }
}
