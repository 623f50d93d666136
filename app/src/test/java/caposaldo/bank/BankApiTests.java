package caposaldo.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.bank.StatementFiles.In;
import caposaldo.kernel.Role;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.security.AccessScopes;
import caposaldo.security.SecurityFixture;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Bank statements for programs: sent, looked at, decided and taken back. */
@CaposaldoTest
@Import(SecurityFixture.class)
class BankApiTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private PostDocument documents;

    @Autowired
    private PostPayment payments;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private SecurityFixture users;

    @Autowired
    private DSLContext sql;

    private LedgerFixture ledger;
    private String fiona = "";
    private String account = "";

    @BeforeEach
    void books() {
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        fiona = users.user(Role.FINANCE);
        account = "DE89370400%012d".formatted(Math.abs(ledger.login("").hashCode()));
    }

    private MvcTestResult upload(String login, String path, String file) {
        return mvc.perform(mvc.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile("file", "s.xml", "text/xml", file.getBytes(StandardCharsets.UTF_8)))
                .with(user(login))
                .with(csrf()));
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri(path)
                .with(user(fiona))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static <T> T read(MvcTestResult answer, String path) throws UnsupportedEncodingException {
        return JsonPath.read(answer.getResponse().getContentAsString(), path);
    }

    @Test
    void takesAStatementOnceAndDecidesAnEntryAndTakesItBack() throws UnsupportedEncodingException {
        var client = ledger.client("Brixia Distribuzione");
        ledger.invoice(client, "BA-1", DAY.minusDays(40), DAY.minusDays(10), "75.00");
        var file = StatementFiles.camt(account, "1", DAY, List.of(new In("75.00", "Somebody", "", "thanks", "")));
        var first = upload(fiona, "/api/v1/bank/statements", file);
        assertThat(first)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$[0].entries.TO_DECIDE")
                .isEqualTo(1);
        assertThat(upload(fiona, "/api/v1/bank/statements", file)).hasStatus(200);
        int statement = read(first, "$[0].id");
        var list = "/api/v1/bank/statements/" + statement + "/entries";
        assertThat(mvc.get().uri(list).with(user(fiona)).exchange()).hasStatusOk();
        int entry = sql.fetchSingle("select id from bank.entry where statement_id = ?", statement)
                .get(0, Integer.class);
        var path = "/api/v1/bank/entries/" + entry;
        var proposals = send(HttpMethod.GET, path + "/proposals?clientId=" + client.value(), "");
        assertThat(proposals).bodyJson().extractingPath("$[0].shares[0].amount").isEqualTo(75.0);
        int debt = read(proposals, "$[0].shares[0].itemId");
        var accepted = send(HttpMethod.POST, path + "/acceptance", """
                {"version": 1, "clientId": %d, "shares": [{"itemId": %d, "amount": 75}]}""".formatted(client.value(), debt));
        assertThat(accepted).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("POSTED");
        assertThat(send(HttpMethod.POST, path + "/reopening", "{\"version\": 2}"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("TO_DECIDE");
        assertThat(send(HttpMethod.POST, path + "/setting-aside", "{\"version\": 3, \"because\": \"REFUND\"}"))
                .bodyJson()
                .extractingPath("$.setAside")
                .isEqualTo("REFUND");
        assertThat(send(HttpMethod.POST, path + "/reopening", "{\"version\": 3}"))
                .hasStatus(409);
    }

    @Test
    void saysBesideTheFileWhatIsWrongWithIt() {
        assertThat(upload(fiona, "/api/v1/bank/statements", "<Document/>"))
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(upload(fiona, "/bank/statements", "no statement"))
                .hasStatusOk()
                .bodyText()
                .contains("camt.053");
        assertThat(upload(ledger.login("Elena"), "/api/v1/bank/statements", "x"))
                .hasStatus(403);
    }

    @Test
    void showsAStatementAnEntryWithItsProposalsAndTheNextOne() throws UnsupportedEncodingException {
        var client = ledger.client("Brixia Distribuzione");
        ledger.invoice(client, "BA-2", DAY.minusDays(40), DAY.minusDays(10), "75.00");
        var file = StatementFiles.camt(
                account,
                "1",
                DAY,
                List.of(
                        new In("70.00", "Brixia", "", "acconto " + ledger.number("BA-2"), ""),
                        new In("1.00", "", "", "?", "")));
        int statement = read(upload(fiona, "/api/v1/bank/statements", file), "$[0].id");
        assertThat(send(HttpMethod.GET, "/bank/statements/" + statement, ""))
                .hasStatusOk()
                .bodyText()
                .contains("acconto");
        int entry = sql.fetchSingle("select min(id) from bank.entry where statement_id = ?", statement)
                .get(0, Integer.class);
        assertThat(send(HttpMethod.GET, "/bank/entries/" + entry, ""))
                .hasStatusOk()
                .bodyText()
                .contains("data-key=\"1\"", "less than named", "70.00");
    }
}
