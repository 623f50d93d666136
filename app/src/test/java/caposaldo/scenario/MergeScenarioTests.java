package caposaldo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.Clients;
import caposaldo.account.KeepClient;
import caposaldo.account.MergeClients;
import caposaldo.account.MergeField;
import caposaldo.account.UndoMerge;
import caposaldo.currency.RateFixture;
import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.receivable.Apportionment;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.security.Users;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Two clients become one in every room, and two again with every row as it was. */
@CaposaldoTest
@TestPropertySource(properties = "caposaldo.data=target/test-imports")
class MergeScenarioTests {

    private static final List<String> TABLES = List.of(
            "account.client",
            "account.client_key",
            "account.site",
            "account.contact",
            "account.contact_channel",
            "account.portfolio_assignment",
            "account.duplicate_pair",
            "sales.sales_line",
            "sales.client_item_month",
            "sales.client_month",
            "sales.client_day",
            "sales.client_figure",
            "catalog.sample_loan",
            "receivable.ledger_item",
            "receivable.allocation",
            "receivable.rate_difference",
            "receivable.client_ledger",
            "receivable.client_month");

    @Autowired
    private Imports imports;

    @Autowired
    private Clients clients;

    @Autowired
    private KeepClient keep;

    @Autowired
    private MergeClients merge;

    @Autowired
    private UndoMerge undo;

    @Autowired
    private List<ClientMoves> rooms;

    @Autowired
    private PostDocument documents;

    @Autowired
    private PostPayment payments;

    @Autowired
    private Users users;

    @Autowired
    private DSLContext sql;

    private AccessScope support;
    private String mark = "";

    @BeforeEach
    void somebodyWorks() {
        mark = "M" + Long.toString(System.nanoTime(), 36);
        long id = users.add(new Users.NewUser(mark, mark, null, null, false, List.of()));
        support = new AccessScope(
                id,
                Optional.empty(),
                EnumSet.complementOf(EnumSet.of(Right.USER_EDIT)),
                Set.of(),
                Set.of(),
                Map.of(),
                TestClock.TODAY);
    }

    private ImportRun load(String target, String content) {
        var options = switch (target) {
            case "sales" -> Set.of("createMissing");
            case "payments" -> Set.of("oldestFirst");
            default -> Set.<String>of();
        };
        var stream = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        return imports.load(support, target, target + ".csv", stream, options, "erp");
    }

    private ClientId client(String code) {
        return new ClientId(sql.fetchSingle("select id from account.client where code = ?", code)
                .get(0, Long.class));
    }

    private long merged(ClientId kept, ClientId merged, MergeField... taken) {
        return merge.merge(
                support,
                new MergeClients.Merge(
                        kept,
                        clients.get(support, kept).version(),
                        merged,
                        clients.get(support, merged).version(),
                        Set.of(taken)));
    }

    /** Every row of every table that a merge may touch; the day a figure was taken is no part of it. */
    private String house() {
        return TABLES.stream()
                .map(table -> table + " "
                        + sql.fetchSingle("select md5(coalesce(string_agg((to_jsonb(t) - 'as_of')::text, '|'"
                                        + " order by (to_jsonb(t) - 'as_of')::text), '')) from " + table + " t")
                                .get(0, String.class))
                .collect(Collectors.joining("\n"));
    }

    private List<ClientId> market(Random random) {
        var file = new StringBuilder("code,name,country,phone,street,city,postal zone,segment\n");
        var lines = new StringBuilder("document,line,date,customer,item,description,quantity,price,unit cost\n");
        var invoices = new StringBuilder("invoice,customer,date,due date,amount\n");
        var payments = new StringBuilder("payment,customer,payment date,amount\n");
        var count = 9;
        for (var i = 0; i < count; i++) {
            for (var d = 0; d < random.nextInt(4); d++) {
                invoices.append("%s-F%d-%d,%s-%d,2026-0%d-10,,%d.50\n"
                        .formatted(mark, i, d, mark, i, 1 + random.nextInt(9), 1 + random.nextInt(500)));
                payments.append("%s-P%d-%d,%s-%d,2026-10-1%d,%d.25\n"
                        .formatted(mark, i, d, mark, i, random.nextInt(9), 1 + random.nextInt(400)));
            }
            file.append("%s-%d,Client %d,IT,030 %d,Via Roma %d,Brescia,25100,%s\n"
                    .formatted(
                            mark, i, random.nextInt(4), 1000 + random.nextInt(3), i % 4, i % 2 == 0 ? "Retail" : ""));
            for (var d = 0; d < random.nextInt(6); d++) {
                lines.append("%s-%d-%d,1,2026-%02d-%02d,%s-%d,%s-A,Thing,%d,12.345,8\n"
                        .formatted(
                                mark,
                                i,
                                d,
                                1 + random.nextInt(11),
                                1 + random.nextInt(22),
                                mark,
                                i,
                                mark,
                                1 + random.nextInt(9)));
            }
        }
        load("clients", file.toString());
        load("products", "code,name\n" + mark + "-A,Thing\n");
        load("sales", lines.toString());
        load("invoices", invoices.toString());
        load("payments", payments.toString());
        var all = new ArrayList<ClientId>();
        for (var i = 0; i < count; i++) {
            var id = client(mark + "-" + i);
            all.add(id);
            contact(id, "Anna", "Ferri", "anna%d@example.com".formatted(random.nextInt(3)));
            contact(id, "Luca", "Ferri " + random.nextInt(5), "030 %d".formatted(random.nextInt(9)));
            sample(id, i);
        }
        return all;
    }

    private void contact(ClientId client, String given, String family, String channel) {
        sql.execute("""
                with c as (insert into account.contact (client_id, given_name, family_name, role) values (?, ?, ?, 'BUYER') returning id)
                insert into account.contact_channel (contact_id, kind, value) select id, ?, ? from c
                """, client.value(), given, family, channel.contains("@") ? "EMAIL" : "PHONE", channel);
    }

    private void sample(ClientId client, int number) {
        sql.execute("""
                with s as (
                    insert into catalog.sample (item_id, serial, place) select id, ?, 'van' from catalog.item where code = ? returning id
                )
                insert into catalog.sample_loan (sample_id, client_id, lent_on, due_back_on, lent_condition)
                select id, ?, date '2026-11-01', date '2026-12-01', 'GOOD' from s
                """, mark + number, mark + "-A", client.value());
    }

    /** The rollups of every client against its lines. */
    private void assertRollupsAreRight() {
        assertThat(sql.fetch("""
                select coalesce(m.client_id, l.client_id) as client, m.revenue, l.revenue
                from (select client_id, month, revenue, documents from sales.client_month) m
                full join (
                    select client_id, date_trunc('month', sold_on)::date as month, sum(net_amount) as revenue, count(distinct document_no) as documents
                    from sales.sales_line group by 1, 2
                ) l on l.client_id = m.client_id and l.month = m.month
                where (m.revenue, m.documents) is distinct from (l.revenue, l.documents)
                """)).isEmpty();
        assertThat(sql.fetch("""
                select f.client_id, f.revenue_12, l.revenue from sales.client_figure f
                join (select client_id, sum(net_amount) as revenue from sales.sales_line
                    where sold_on > date '2025-11-23' and sold_on <= date '2026-11-23' group by 1) l on l.client_id = f.client_id
                where f.revenue_12 <> l.revenue
                """)).isEmpty();
    }

    @Test
    void whateverIsMergedAndUndoneInReverseLeavesEveryRowAsItWas(TestReporter reporter) {
        var seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        var random = new Random(seed);
        var standing = market(random);
        var before = new ArrayDeque<String>();
        var made = new ArrayDeque<Long>();
        for (var i = 0; i < 6; i++) {
            var kept = standing.get(random.nextInt(standing.size()));
            var merged = standing.get(random.nextInt(standing.size()));
            if (!kept.equals(merged)) {
                before.push(house());
                var taken = EnumSet.allOf(MergeField.class);
                taken.removeIf(f -> random.nextBoolean());
                made.push(merged(kept, merged, taken.toArray(MergeField[]::new)));
                standing.remove(merged);
                assertRollupsAreRight();
            }
        }
        assertThat(made).isNotEmpty();
        while (!made.isEmpty()) {
            undo.undo(support, made.pop());
            assertThat(house()).as("seed " + seed).isEqualTo(before.pop());
            assertRollupsAreRight();
        }
    }

    @Test
    void debtsInAnotherCurrencyMoveWithTheirRateDifferencesAndComeBack() {
        load("clients", """
                code,name,country
                %1$s-1,Gamma,IT
                %1$s-2,Gamma Due,IT
                """.formatted(mark));
        RateFixture.keep(sql);
        var kept = client(mark + "-1");
        var gone = client(mark + "-2");
        dollars(kept, "110.00", "50.00");
        dollars(gone, "220.00", "220.00");
        load("invoices", "invoice,customer,date,due date,amount\n%1$s-E,%1$s-1,2026-09-10,,70.00\n".formatted(mark));
        var before = house();

        var made = merged(kept, gone);

        assertThat(sql.fetchSingle(
                                "select owed, unapplied from receivable.client_ledger where client_id = ? and currency = 'USD'",
                                kept.value())
                        .into(java.math.BigDecimal[].class))
                .usingElementComparator(java.math.BigDecimal::compareTo)
                .containsExactly(new java.math.BigDecimal("60"), java.math.BigDecimal.ZERO);
        assertThat(sql.fetchSingle(
                                "select sum(amount) from receivable.rate_difference where client_id = ?", kept.value())
                        .get(0, java.math.BigDecimal.class))
                .as("50 / 1.05 less 100 - 60 / 1.10, and 220 / 1.05 less 200")
                .isEqualByComparingTo("11.69");
        undo.undo(support, made);
        assertThat(house()).isEqualTo(before);
    }

    private void dollars(ClientId client, String invoiced, String paid) {
        var invoice = documents.post(
                support,
                new PostDocument.Document(
                        client,
                        LedgerItem.Kind.INVOICE,
                        mark + "-" + client.value(),
                        RateFixture.SEPTEMBER,
                        RateFixture.OCTOBER,
                        null,
                        null,
                        Money.of(invoiced, "USD"),
                        null));
        var money = Money.of(paid, "USD");
        payments.post(
                support,
                new PostPayment.Payment(
                        client,
                        money,
                        RateFixture.OCTOBER,
                        null,
                        List.of(),
                        List.of(new Apportionment.Share(invoice, money)),
                        null));
    }

    @Test
    void theKeptClientHasWhatBothHadAndTheChosenValues() {
        load("clients", """
                code,name,country,phone,street,city,segment
                %1$s-1,Alpina,IT,030 111,Via Roma 1,Brescia,Retail
                %1$s-2,Alpina S.p.A.,IT,030 222,Via Dante 2,Milano,Horeca
                """.formatted(mark));
        load("products", "code,name\n" + mark + "-A,Thing\n");
        load("sales", """
                document,line,date,customer,item,quantity,price,unit cost
                %1$s-D1,1,2026-10-05,%1$s-1,%1$s-A,10,12.50,8
                %1$s-D2,1,2026-11-09,%1$s-2,%1$s-A,4,12.50,8
                """.formatted(mark));
        var kept = client(mark + "-1");
        var gone = client(mark + "-2");
        contact(kept, "Anna", "Ferri", "030 111");
        contact(gone, "anna", "FERRI", "anna@example.com");
        contact(gone, "Luca", "Gatti", "030 222");

        merged(kept, gone, MergeField.NAME);

        assertThat(clients.get(support, kept).name()).isEqualTo("Alpina S.p.A.");
        assertThat(clients.get(support, kept).segment()).isEqualTo("Retail");
        assertThat(clients.movedTo(support, gone)).contains(kept);
        assertThat(sql.fetchSingle("select revenue_12 from sales.client_figure where client_id = ?", kept.value())
                        .get(0, java.math.BigDecimal.class))
                .isEqualByComparingTo("175");
        assertThat(sql.fetch("select full_name from account.contact where client_id = ? order by 1", kept.value())
                        .getValues(0, String.class))
                .as("a person known at both is there once")
                .containsExactly("Anna Ferri", "Luca Gatti");
        assertThat(sql.fetch(
                                "select value from account.contact_channel h join account.contact c on c.id = h.contact_id"
                                        + " where c.client_id = ? and c.given_name = 'Anna' order by 1",
                                kept.value())
                        .getValues(0, String.class))
                .containsExactly("030 111", "anna@example.com");
        assertThat(sql.fetch("select kind from account.site where client_id = ? order by 1", kept.value())
                        .getValues(0, String.class))
                .as("one legal address")
                .containsExactly("DELIVERY", "LEGAL");
    }

    @Test
    void aRepeatOfTheImportFindsTheKeptClientAndLeavesWhatWasChosen() {
        var file = """
                code,name,country,segment
                %1$s-1,Brixia,IT,Retail
                %1$s-2,Brixia Srl,IT,Horeca
                """.formatted(mark);
        load("clients", file);
        load("products", "code,name\n" + mark + "-A,Thing\n");
        var kept = client(mark + "-1");
        merged(kept, client(mark + "-2"));

        var again = load("clients", file);
        assertThat(again.counts().unchanged()).isEqualTo(2);
        assertThat(clients.get(support, kept).name()).isEqualTo("Brixia");

        load("sales", """
                document,line,date,customer,item,quantity,price,unit cost
                %1$s-D9,1,2026-11-09,%1$s-2,%1$s-A,4,12.50,8
                """.formatted(mark));
        load("contacts", """
                client,given name,family name,role
                %1$s-2,Ines,Moro,BUYER
                """.formatted(mark));
        assertThat(sql.fetchCount(sql.selectFrom("sales.sales_line").where("client_id = ?", kept.value())))
                .isEqualTo(1);
        assertThat(sql.fetchCount(sql.selectFrom("account.contact").where("client_id = ?", kept.value())))
                .isEqualTo(1);
    }

    @Test
    void anUndoLeavesWhatHappenedSince() {
        load("clients", """
                code,name,country,segment,phone
                %1$s-1,Casa,IT,Retail,030 1
                %1$s-2,Casa Nova,IT,Horeca,030 2
                """.formatted(mark));
        var kept = client(mark + "-1");
        var gone = client(mark + "-2");
        var made = merged(kept, gone, MergeField.NAME, MergeField.SEGMENT);
        var now = clients.get(support, kept);
        sql.execute("update account.client set segment = 'Bars', version = version + 1 where id = ?", kept.value());
        contact(kept, "Ida", "Sala", "030 9");

        undo.undo(support, made);

        assertThat(clients.get(support, kept).name()).isEqualTo("Casa");
        assertThat(clients.get(support, kept).segment()).as("changed since").isEqualTo("Bars");
        assertThat(clients.get(support, kept).version()).isGreaterThan(now.version());
        assertThat(clients.get(support, gone).name()).isEqualTo("Casa Nova");
        assertThat(sql.fetchCount(sql.selectFrom("account.contact").where("client_id = ?", kept.value())))
                .isEqualTo(1);
        assertThatExceptionOfType(Stale.class).as("undone twice").isThrownBy(() -> undo.undo(support, made));
    }

    @Test
    void mergesThatBuildOnOneAnotherAreUndoneFromTheLast() {
        load("clients", """
                code,name,country
                %1$s-1,Delta,IT
                %1$s-2,Delta Due,IT
                %1$s-3,Delta Tre,IT
                """.formatted(mark));
        var first = merged(client(mark + "-2"), client(mark + "-1"));
        var second = merged(client(mark + "-3"), client(mark + "-2"));
        assertThat(clients.movedTo(support, client(mark + "-1"))).contains(client(mark + "-3"));
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> undo.undo(support, first));
        undo.undo(support, second);
        undo.undo(support, first);
        assertThat(clients.get(support, client(mark + "-1")).name()).isEqualTo("Delta");
    }

    @Test
    void refusesWhatWasChangedSinceItWasReadAndATaxNumberOfAnotherCountry() {
        load("clients", """
                code,name,country
                %1$s-1,Elba,IT
                %1$s-2,Elba Gmbh,DE
                """.formatted(mark));
        var italian = client(mark + "-1");
        var german = client(mark + "-2");
        sql.execute("update account.client set tax_number = '136695976' where id = ?", german.value());
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> merged(italian, german, MergeField.TAX_NUMBER))
                .satisfies(why -> assertThat(why.problems().getFirst().field()).isEqualTo("taxNumber"));
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> merge.merge(
                        support,
                        new MergeClients.Merge(
                                italian,
                                99,
                                german,
                                clients.get(support, german).version(),
                                Set.of())));
        keep.archive(support, german);
        assertThat(clients.movedTo(support, german)).as("nothing was merged").isEmpty();
    }

    @Test
    void everyTableThatNamesAClientIsAnsweredForByItsRoom() {
        var answered = rooms.stream().flatMap(room -> room.tables().stream()).collect(Collectors.toSet());
        var naming = sql.fetch("""
                select distinct c.conrelid::regclass::text as relation
                from pg_constraint c where c.contype = 'f' and c.confrelid = 'account.client'::regclass
                """).getValues("relation", String.class);
        assertThat(answered)
                .as("write a ClientMoves in the room that names clients")
                .containsAll(naming);
    }
}
