package caposaldo.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caposaldo.CaposaldoTest;
import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.ImportTarget.Note;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Role;
import caposaldo.security.SecurityFixture;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A wholesaler's real invoices (UCI Online Retail II): the whole file when {@code CAPOSALDO_DATASETS}, by default
 * {@code ../shared/data} beside the checkout, holds it; a few lines with its oddities always.
 */
@CaposaldoTest
@Tag("once")
@Import(SecurityFixture.class)
@TestPropertySource(properties = "caposaldo.data=target/test-online-retail")
class OnlineRetailTests {

    private static final String ODDITIES = """
            Invoice,StockCode,Description,Quantity,InvoiceDate,Price,CustomerID,Country
            536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
            536365,85123a,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
            536365,POST,POSTAGE,1,2010-12-01 08:26:00,18.00,17850,United Kingdom
            536366,22423,nan,2,2010-12-02 08:28:00,12.75,,Unspecified
            C536379,D,Discount,-1,2010-12-03 09:41:00,27.50,17850,United Kingdom
            C536380,85123A,WHITE HANGING HEART,-2,2010-12-03 09:45:00,2.55,17850,United Kingdom
            536390,22423,damaged,-5,2010-12-03 10:00:00,0,,United Kingdom
            A563185,B,Adjust bad debt,1,2010-12-03 14:50:00,-11062.06,,United Kingdom
            """;

    @Autowired
    private Imports imports;

    @Autowired
    private SecurityFixture security;

    @Autowired
    private SalesFigures figures;

    @Autowired
    private DSLContext sql;

    private AccessScope support;

    @BeforeEach
    void somebodyImports() {
        support = security.scope(security.user(Role.SALES_SUPPORT));
    }

    private static List<String> said(ImportRun run, String note) {
        return run.notes().stream()
                .filter(n ->
                        n.key().equals("exchange.sales.note." + note) || n.key().equals("exchange.note." + note))
                .findFirst()
                .map(Note::arguments)
                .orElse(List.of());
    }

    @Test
    void whatIsOddInTheFileIsSaidAndCountedRight() {
        var run = new SalesFixture(imports, sql).load(support, ODDITIES);
        assertThat(run.counts()).isEqualTo(new ImportRun.Counts(8, 0, 0, 0));
        assertThat(said(run, "net")).containsExactly("-11020.56", "2010-12-01", "2010-12-03", "6");
        assertThat(said(run, "credit")).containsExactly("2", "-32.6", "-10987.96");
        assertThat(said(run, "returns")).containsExactly("1", "5.1");
        assertThat(said(run, "negative")).containsExactly("1", "-11062.06", "A563185");
        assertThat(said(run, "clients")).containsExactly("1", "1", "16");
        assertThat(said(run, "unknown")).containsExactly("3", "-11036.56");
        assertThat(said(run, "respelled")).containsExactly("6", "1", "5");
        assertThat(said(run, "services")).containsExactly("3", "B, D, POST", "3", "-11071.56");
        assertThat(said(run, "worthless")).containsExactly("1");
        assertThat(said(run, "repeated")).containsExactly("1");
        assertThat(said(run, "countries")).containsExactly("2", "Unspecified");
        assertThat(sql.fetch("select distinct kind from sales.sales_line where document_no = '536390'")
                        .getValues(0, String.class))
                .as("written off, not sent back")
                .containsExactly("ADJUSTMENT");
        assertThat(figures.asOf(support)).as("the data end there").isEqualTo(LocalDate.of(2010, 12, 3));
        imports.undo(support, run.id());
    }

    @Test
    void theWholeFileEqualsTheAnswerKeyToTheCentAndARepeatChangesNothing() throws IOException {
        var folder = folder();
        assumeTrue(folder.isPresent(), "CAPOSALDO_DATASETS holds no online_retail: the real file is not tried");
        var key = new JsonMapper().readTree(Files.readString(folder.get().resolve("answer_key_public_part.json")));
        var run = load(folder.get());
        assertThat(run.state()).as("%s", run.refusal()).isEqualTo(ImportRun.State.ACCEPTED);
        assertThat(run.counts()).isEqualTo(new ImportRun.Counts(key.get("rows").asInt(), 0, 0, 0));
        assertThat(number("count(distinct document_no)")).isEqualByComparingTo(of(key, "invoices"));
        assertThat(number("count(distinct document_no) filter (where document_type = 'CREDIT_NOTE')"))
                .isEqualByComparingTo(of(key, "credit_notes"));
        assertThat(number("count(distinct client_id) filter (where not anonymous)"))
                .isEqualByComparingTo(of(key, "customers"));
        assertThat(number("count(*) filter (where anonymous)")).isEqualByComparingTo(of(key, "rows_without_customer"));
        near("sum(net_amount)", of(key, "net_amount"));
        near("sum(net_amount) filter (where net_amount > 0 and document_type = 'INVOICE')", of(key, "gross_invoiced"));
        near("sum(net_amount) filter (where document_type = 'CREDIT_NOTE')", of(key, "credited"));
        near("sum(net_amount) filter (where not anonymous)", of(key, "net_by_known_customers"));
        assertThat(said(run, "net")).contains(day(key, "first"), day(key, "last"));
        // One of the file's codes differs from another by a space at its end only.
        assertThat(said(run, "respelled").getFirst())
                .isEqualTo(Integer.toString(key.get("stock_codes").asInt() - 1));
        assertThat(said(run, "countries").getFirst())
                .isEqualTo(Integer.toString(key.get("countries").asInt()));
        theTopClientIsTheirs(key);
        theLargestClientsBringWhatTheirsDo(key);
        assertThat(figures.asOf(support)).isEqualTo(LocalDate.parse(day(key, "last")));
        assertThat(load(folder.get()).counts())
                .isEqualTo(new ImportRun.Counts(0, 0, key.get("rows").asInt(), 0));
    }

    private void theTopClientIsTheirs(JsonNode key) {
        var top = sql.fetchSingle("""
                select c.code, sum(m.revenue) as net from sales.client_month m join account.client c on c.id = m.client_id
                where not c.anonymous group by 1 order by 2 desc limit 1
                """);
        assertThat(top.get("code")).isEqualTo(key.get("top1_customer").asString());
        assertThat(top.get("net", BigDecimal.class)
                        .subtract(of(key, "top1_net"))
                        .abs())
                .isLessThan(new BigDecimal("0.01"));
    }

    /** Of what clients brought that brought something: who took back more than was bought is no part of the whole. */
    private void theLargestClientsBringWhatTheirsDo(JsonNode key) {
        var curve = sql.fetchSingle("""
                with client as (
                    select sum(m.revenue) as net from sales.client_month m join account.client c on c.id = m.client_id
                    where not c.anonymous group by c.id having sum(m.revenue) > 0),
                curve as (
                    select row_number() over (order by net desc) as rank,
                        sum(net) over (order by net desc) / sum(net) over () as share
                    from client)
                select round(max(share) filter (where rank = 10), 4) as ten, min(rank) filter (where share >= 0.8) as eighty
                from curve
                """);
        assertThat(curve.get("ten", BigDecimal.class)).isEqualByComparingTo(of(key, "top10_share"));
        assertThat(curve.get("eighty", BigDecimal.class)).isEqualByComparingTo(of(key, "customers_for_80pct"));
    }

    private void near(String sum, BigDecimal expected) {
        assertThat(number(sum).subtract(expected).abs()).as(sum).isLessThan(new BigDecimal("0.01"));
    }

    private BigDecimal number(String what) {
        return sql.fetchSingle(
                        "select " + what + " from sales.sales_line l join account.client c on c.id = l.client_id")
                .get(0, BigDecimal.class);
    }

    private static BigDecimal of(JsonNode key, String name) {
        return new BigDecimal(key.get(name).asString());
    }

    private static String day(JsonNode key, String name) {
        return key.get(name).asString().substring(0, 10);
    }

    private ImportRun load(Path folder) throws IOException {
        try (var file = new GZIPInputStream(
                Files.newInputStream(folder.resolve("transactions_2009-12_2011-05.csv.gz")), 1 << 16)) {
            return imports.load(
                    support, "sales", "transactions.csv", file, Set.of("createMissing", "collectUnknown"), "shop");
        }
    }

    private static Optional<Path> folder() {
        var named = Optional.ofNullable(System.getenv("CAPOSALDO_DATASETS")).map(Path::of);
        return named.or(() -> Optional.of(Path.of("../../shared/data")))
                .map(data -> data.resolve("online_retail"))
                .filter(Files::isDirectory);
    }
}
