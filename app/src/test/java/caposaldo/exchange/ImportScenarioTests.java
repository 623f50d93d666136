package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.exchange.ImportRun.Counts;
import caposaldo.exchange.ImportRun.State;
import caposaldo.kernel.Invalid;
import org.junit.jupiter.api.Test;

/** Files on their whole road, into the figures and back. */
class ImportScenarioTests extends ImportScenario {

    @Test
    void salesMoveEveryFigureARepeatChangesNothingAndUndoRestoresAll() {
        var before = house();
        var run = load("sales", SALES);
        assertThat(run.state()).isEqualTo(State.ACCEPTED);
        assertThat(run.counts()).isEqualTo(new Counts(4, 0, 0, 0));
        assertThat(number("select sum(net_amount) from sales.sales_line where batch_id = " + run.id()))
                .isEqualByComparingTo("322.50");
        assertThat(number("select revenue_12 from sales.client_figure f join account.client c on c.id = f.client_id"
                        + " where c.code = 'S-1'"))
                .isEqualByComparingTo("272.50");
        assertThat(number("select margin from sales.client_month m join account.client c on c.id = m.client_id"
                        + " where c.code = 'S-1' and month = '2026-10-01'"))
                .isEqualByComparingTo("105");
        assertThat(sql.fetchSingle("""
                        select s.document_no from sales.sales_line r join sales.sales_line s on s.id = r.returns_id
                        where r.document_no = 'R-3'
                        """).get(0)).isEqualTo("R-1");

        var accepted = house();
        var again = load("sales", SALES);
        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 4, 0));
        assertThat(house()).isEqualTo(accepted);

        imports.undo(support, again.id());
        imports.undo(support, run.id());
        assertThat(house()).isEqualTo(before);
    }

    @Test
    void aChangedLineIsChangedAndItsUndoBringsBackWhatItWas() {
        var first = load(
                "sales",
                SALES.replace("R-", "Q-")
                        .replace("S-", "QS-")
                        .replace("SG-", "QG-")
                        .replace("sg-", "qg-"));
        var before = house();
        var corrected = SALES.replace("R-", "Q-")
                .replace("S-", "QS-")
                .replace("SG-", "QG-")
                .replace("sg-", "qg-")
                .replace("Lamp,4,12.50", "Lamp,5,12.00");
        var second = load("sales", corrected);
        assertThat(second.counts()).isEqualTo(new Counts(0, 1, 3, 0));
        assertThat(number("select net_amount from sales.sales_line where document_no = 'Q-2'"))
                .isEqualByComparingTo("60");
        imports.undo(support, second.id());
        assertThat(house()).isEqualTo(before);
        imports.undo(support, first.id());
    }

    @Test
    void clientsAndTheirPeopleComeInAreKnownAgainChangeAndGo() {
        var empty = house();
        var clients = load("clients", """
                code,name,country,vat,email,street,city,zip,opening hours
                A-1,Alpina S.p.A.,Italia,IT00743110157,ciao@alpina.it,Via Roma 1,Brescia,25100,Mo-Fr 08:00-18:00
                A-2,Nord GmbH,Germany,,,Hauptstr. 2,Köln,50667,
                A-3,Falsa,IT,12345678901,,,,,
                """);
        assertThat(clients.counts()).isEqualTo(new Counts(2, 0, 0, 1));
        assertThat(imports.faults(support, clients.id(), 9))
                .extracting(ImportTarget.Fault::reason)
                .containsExactly("TAX");
        var people = load("contacts", """
                client,first name,last name,role,phone,email
                A-1,Luca,Ferri,Buyer,+39 030 1,luca@alpina.it
                A-1,Anna,Gatti,Amministrazione,,
                A-9,Nobody,Here,,,
                """);
        assertThat(people.counts()).isEqualTo(new Counts(2, 0, 0, 1));
        var before = house();

        var moved = load("clients", "code,name,city\nA-1,Alpina S.p.A.,Bergamo\nA-2,Nord GmbH,\n");
        assertThat(moved.counts()).isEqualTo(new Counts(0, 1, 1, 0));
        var called =
                load("contacts", "client,first name,last name,mobile\nA-1,Luca,Ferri,+39 333 1\nA-1,anna,gatti,\n");
        assertThat(called.counts()).isEqualTo(new Counts(0, 1, 1, 0));

        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> imports.undo(support, clients.id()));
        imports.undo(support, called.id());
        imports.undo(support, moved.id());
        assertThat(house()).isEqualTo(before);
        imports.undo(support, people.id());
        imports.undo(support, clients.id());
        assertThat(house()).isEqualTo(empty);
    }

    @Test
    void productsAndPricesComeInAreKnownAgainChangeAndGo() {
        var empty = house();
        var products = load("products", """
                code,name,group,ean,cost,list price,in stock,pieces per pack
                P-1,Lamp,LIGHT,4006381333931,8,12.50,100,6
                P-2,Chair,SEATS,,50,80,,
                P-3,Wrong,SEATS,4006381333932,,,,
                """);
        assertThat(products.counts()).isEqualTo(new Counts(2, 0, 0, 1));
        assertThat(imports.faults(support, products.id(), 9))
                .extracting(ImportTarget.Fault::reason)
                .containsExactly("GTIN");
        var before = house();
        assertThat(load("products", """
                code,name,group,ean,cost,list price,in stock,pieces per pack
                p-1,Lamp,LIGHT,4006381333931,8,12.50,100,6
                """).counts()).isEqualTo(new Counts(0, 0, 1, 0));
        var prices = load(
                "prices",
                "item,valid from,price,cost\nP-1,2026-12-01,13,8.2\nP-2,2026-11-23,85,\nP-9,2026-12-01,1,1\n");
        assertThat(prices.counts()).isEqualTo(new Counts(1, 1, 0, 1));
        assertThat(number("select price from catalog.list_price l join catalog.item i on i.id = l.item_id"
                        + " where i.code = 'P-2' and valid_from = '2026-11-23'"))
                .isEqualByComparingTo("85");
        imports.undo(support, prices.id());
        assertThat(house()).isEqualTo(before);
        imports.undo(support, products.id());
        assertThat(house()).isEqualTo(empty);
    }
}
