package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun.Counts;
import caposaldo.exchange.ImportRun.State;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.security.Users;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Files on their whole road, into the figures and back. */
@CaposaldoTest
class ImportScenarioTests {

    private static final Set<String> MAKE_ALL = Set.of("createMissing", "collectUnknown");

    private static final String SALES = """
            document,line,date,customer,customer name,item,description,quantity,price,unit cost
            R-1,1,2026-10-05,S-1,Rossi,SG-1,Lamp,10,12.50,8
            R-1,2,2026-10-05,S-1,Rossi,SG-2,Chair,2,80,50
            R-2,1,2026-11-09,S-2,Bianchi,SG-1,Lamp,4,12.50,8
            R-3,1,2026-11-16,S-1,Rossi,sg-1,Lamp,-1,12.50,8
            """;

    private static final List<String> FIGURES = List.of(
            "sales.sales_line",
            "sales.client_item_month",
            "sales.client_month",
            "sales.client_day",
            "account.client",
            "account.client_key",
            "account.site",
            "account.contact",
            "account.contact_channel",
            "catalog.item",
            "catalog.item_key",
            "catalog.item_group",
            "catalog.item_cost",
            "catalog.list_price",
            "catalog.pack",
            "catalog.availability");

    @Autowired
    private Imports imports;

    @Autowired
    private ImportStore store;

    @Autowired
    private Users users;

    @Autowired
    private DSLContext sql;

    @Autowired
    private DataSource pool;

    private AccessScope support;

    @BeforeEach
    void somebodyImports() {
        support = scope("support", EnumSet.complementOf(EnumSet.of(Right.USER_EDIT)), Set.of());
    }

    private AccessScope scope(String login, Set<Right> rights, Set<Long> portfolios) {
        var known = sql.fetchOptional("select id from security.app_user where login = ?", login)
                .map(r -> r.get(0, Long.class));
        long id = known.orElseGet(() -> users.add(new Users.NewUser(login, login, null, null, false, List.of())));
        return new AccessScope(id, Optional.empty(), rights, Set.of(), portfolios, Map.of(), TestClock.TODAY);
    }

    private ImportRun load(String target, String content) {
        return load(support, target, content, target.equals("sales") ? MAKE_ALL : Set.of());
    }

    private ImportRun load(AccessScope scope, String target, String content, Set<String> options) {
        return imports.load(scope, target, target + ".csv", stream(content), options, "erp");
    }

    private static ByteArrayInputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Every row of every table an import may touch; versions count up for ever. */
    private String house() {
        return FIGURES.stream()
                .map(table -> table + " "
                        + sql.fetchSingle("select md5(coalesce(string_agg((to_jsonb(t) - 'version')::text, '|'"
                                        + " order by (to_jsonb(t) - 'version')::text), '')) from " + table + " t")
                                .get(0, String.class))
                .collect(Collectors.joining("\n"));
    }

    private BigDecimal number(String query) {
        return sql.fetchSingle(query).get(0, BigDecimal.class);
    }

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
    void faultyRowsStayOutAndComeBackAsTheSameFileWithTheirReason() throws IOException {
        var run = load("sales", """
                document;date;customer;item;quantity;price
                F-1;05/10/2026;FS-1;FG-1;10;12,50
                F-2;25/10/2026;FS-1;FG-1;ten;12,50
                F-3;32/10/2026;FS-1;FG-1;1;=2+2
                """);
        assertThat(run.counts()).isEqualTo(new Counts(1, 0, 0, 2));
        assertThat(imports.faults(support, run.id(), 10))
                .extracting(ImportTarget.Fault::line)
                .containsExactly(3, 4);
        var out = new ByteArrayOutputStream();
        imports.writeFaulty(support, run.id(), ImportTarget.Fault::reason, "reason", out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(l -> l.replace("\ufeff", "")))
                .containsExactly(
                        "document;date;customer;item;quantity;price;reason",
                        "F-2;25/10/2026;FS-1;FG-1;ten;12,50;DECIMAL",
                        "F-3;32/10/2026;FS-1;FG-1;1;'=2+2;DATE");
        imports.undo(support, run.id());
    }

    @Test
    void faultyRowsOfAWorkbookComeBackAsAWorkbook(@TempDir Path folder) throws IOException {
        var sent = ImportFilesFixture.workbook(
                folder,
                new String[] {"document", "date", "customer", "item", "quantity", "price"},
                new String[] {"X-1", "2026-10-05", "FS-1", "FG-1", "10", "12.5"},
                new String[] {"X-2", "2026-10-06", "FS-1", "FG-1", "ten", "12.5"});
        var run = imports.load(support, "sales", "sales.xlsx", Files.newInputStream(sent), MAKE_ALL, "erp");
        assertThat(run.counts()).isEqualTo(new Counts(1, 0, 0, 1));
        var back = folder.resolve("faulty.xlsx");
        try (var out = Files.newOutputStream(back)) {
            imports.writeFaulty(support, run.id(), ImportTarget.Fault::reason, "reason", out);
        }
        assertThat(new SourceFile(back, FormatDetector.detect(back)).first(9))
                .containsExactly(
                        List.of("document", "date", "customer", "item", "quantity", "price", "reason"),
                        List.of("X-2", "2026-10-06", "FS-1", "FG-1", "ten", "12.5", "DECIMAL"));
        imports.undo(support, run.id());
    }

    @Test
    void whatIsBeingTakenInCanBeStoppedAndBegunAgain() throws Exception {
        var before = house();
        var run = imports.upload(support, "sales", "sales.csv", stream(SALES.replace("R-", "ST-")));
        imports.read(support, run.id(), run.format(), run.mapping(), MAKE_ALL, "erp");
        await(run.id(), State.READY);
        try (var other = pool.getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('import of sales'))");
            imports.accept(support, run.id());
            Awaitility.await()
                    .until(() -> sql.fetchExists(DSL.selectOne()
                            .from("exchange.import_run where backend_pid is not null and id = " + run.id())));
            imports.stop(support, run.id());
            await(run.id(), State.READY);
            statement.execute("select pg_advisory_unlock(hashtext('import of sales'))");
        }
        assertThat(house()).isEqualTo(before);
        imports.accept(support, run.id());
        await(run.id(), State.ACCEPTED);
        imports.undo(support, run.id());
    }

    private void await(long run, State state) {
        Awaitility.await().until(() -> imports.get(support, run).state() == state);
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

    @Test
    void aRunWhoseProcessDiedSaysSoAndCanBeginAgain() {
        var run = imports.upload(support, "sales", "sales.csv", stream(SALES.replace("R-", "D-")));
        store.move(run.id(), State.READING, State.UPLOADED);
        sql.execute("update exchange.import_run set alive_at = now() - interval '10 minutes' where id = ?", run.id());
        sql.execute("insert into exchange.staged_row (import_id, line_no, c0) values (?, 2, 'half')", run.id());
        store.refuseDead();
        assertThat(imports.get(support, run.id()).state()).isEqualTo(State.REFUSED);
        assertThat(number("select count(*) from sales.sales_line where document_no like 'D-%'"))
                .isZero();
        store.move(run.id(), State.UPLOADED, State.REFUSED);
    }

    /** Whatever comes and goes in whatever order, the rollups equal a recount of the lines. */
    @Test
    void rollupsEqualARecountAfterAnyImportsAndUndos() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var open = new java.util.ArrayDeque<Long>();
        for (var step = 0; step < 12; step++) {
            if (!open.isEmpty() && random.nextInt(4) == 0) {
                imports.undo(support, open.pop());
            } else {
                var file = randomSales(random);
                var run = load("sales", file);
                assertThat(run.state()).as("seed %d step %d", seed, step).isEqualTo(State.ACCEPTED);
                open.push(run.id());
                if (random.nextInt(3) == 0) {
                    var again = load("sales", file).counts();
                    assertThat(again)
                            .as("repeated, seed %d step %d", seed, step)
                            .isEqualTo(new Counts(
                                    0, 0, again.unchanged(), run.counts().faulty()));
                }
            }
            assertThat(differences()).as("seed %d step %d", seed, step).isZero();
        }
    }

    private static String randomSales(Random random) {
        var file = new StringBuilder("document,line,date,customer,item,quantity,price,cost\n");
        var used = new java.util.HashSet<String>();
        for (var i = 0; i < 60; i++) {
            var key = "Z-" + random.nextInt(25) + "," + random.nextInt(4);
            if (used.add(key)) {
                var quantity = random.nextInt(10) - 2;
                file.append(key)
                        .append(',')
                        .append(LocalDate.of(2026, 11, 20).minusDays(random.nextInt(800)))
                        .append(",Z-")
                        .append(random.nextInt(5))
                        .append(",ZG-")
                        .append(random.nextInt(6))
                        .append(',')
                        .append(quantity)
                        .append(',')
                        .append(random.nextInt(1000))
                        .append('.')
                        .append(100 + random.nextInt(900))
                        .append(',')
                        .append(random.nextBoolean() ? "" : quantity * 3)
                        .append('\n');
            }
        }
        return file.toString();
    }

    private BigDecimal differences() {
        return number("""
                select (select count(*) from (
                    select client_id, item_id, month, quantity, revenue, returned, margin, lines::bigint from sales.client_item_month
                    except
                    select client_id, item_id, date_trunc('month', sold_on)::date, sum(quantity), sum(net_amount),
                        coalesce(-sum(net_amount) filter (where kind = 'RETURN'), 0), coalesce(sum(net_amount - cost_amount), 0), count(*)
                    from sales.sales_line group by 1, 2, 3) a)
                + (select count(*) from (
                    select client_id, date_trunc('month', sold_on)::date, sum(net_amount), count(distinct document_no)
                    from sales.sales_line group by 1, 2
                    except
                    select client_id, month, revenue, documents::bigint from sales.client_month) b)
                + (select count(*) from (
                    select client_id, sold_on, sum(net_amount) from sales.sales_line group by 1, 2
                    except
                    select client_id, sold_on, revenue from sales.client_day) c)
                + (select count(*) from sales.client_month m where not exists (
                    select from sales.sales_line l where l.client_id = m.client_id and date_trunc('month', l.sold_on) = m.month))
                + (select count(*) from (
                    select item_id, month, quantity, revenue, returned, margin, clients::bigint from sales.item_month
                    except
                    select item_id, month, sum(quantity), sum(revenue), sum(returned), sum(margin), count(*)
                    from sales.client_item_month group by 1, 2) e)
                + (select abs((select count(*) from sales.item_month) - (select count(*) from (
                    select distinct item_id, date_trunc('month', sold_on) from sales.sales_line) m)))
                + (select count(*) from (
                    select client_id, month, returned, margin from sales.client_month
                    except
                    select client_id, date_trunc('month', sold_on)::date, coalesce(-sum(net_amount) filter (where kind = 'RETURN'), 0),
                        coalesce(sum(net_amount - cost_amount), 0)
                    from sales.sales_line group by 1, 2) f)
                + (select count(*) from (
                    select c.id, d.as_of,
                        coalesce(sum(net_amount) filter (where sold_on > d.as_of - interval '1 year' and sold_on <= d.as_of), 0),
                        coalesce(sum(net_amount - cost_amount) filter (where sold_on > d.as_of - interval '1 year' and sold_on <= d.as_of), 0),
                        count(distinct sold_on) filter (where l.kind = 'SALE' and sold_on <= d.as_of)
                    from sales.figures_day d cross join account.client c
                    left join sales.sales_line l on l.client_id = c.id group by 1, 2
                    except
                    select client_id, as_of, revenue_12, margin_12, order_days from sales.client_figure) d)
                """);
    }
}
