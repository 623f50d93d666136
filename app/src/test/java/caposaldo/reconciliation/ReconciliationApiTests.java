package caposaldo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.kernel.Role;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.security.AccessScopes;
import caposaldo.security.SecurityFixture;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Acts of reconciliation for programs, and as the client gets them. */
@CaposaldoTest
@Import(SecurityFixture.class)
class ReconciliationApiTests {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);

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
    private TestClock clock;

    @Autowired
    private DSLContext sql;

    private LedgerFixture ledger;
    private ClientId client = new ClientId(1);
    private String fiona = "";

    @BeforeEach
    void books() {
        clock.moveTo(TestClock.TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        client = ledger.client("Brixia Distribuzione");
        fiona = users.user(Role.FINANCE);
        ledger.invoice(client, "RA-1", DAY, DAY.plusDays(30), "1234.50");
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

    private int drafted(String language) throws UnsupportedEncodingException {
        var answer = send(
                HttpMethod.POST,
                "/api/v1/reconciliations",
                "{\"clientId\": %d, \"language\": \"%s\"}".formatted(client.value(), language));
        assertThat(answer).hasStatus(201);
        return read(answer, "$.id");
    }

    @Test
    void drawsUpSendsAndSignsAnActAndRefusesWhatTheSignatureForbids() throws UnsupportedEncodingException {
        var path = "/api/v1/reconciliations/" + drafted("it");
        var act = send(HttpMethod.GET, path, "");
        assertThat(act).bodyJson().extractingPath("$.from").isEqualTo("2026-07-01");
        assertThat(act)
                .bodyJson()
                .extractingPath("$.closingInWords")
                .isEqualTo("Milleduecentotrentaquattro euro e cinquanta centesimi");
        assertThat(act).bodyJson().extractingPath("$.lines[0].debit").isEqualTo(1234.5);
        assertThat(send(HttpMethod.POST, path + "/recount", "{\"version\": 1}")).hasStatusOk();
        assertThat(send(HttpMethod.POST, path + "/sending", "{\"version\": 2}"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("SENT");
        assertThat(send(HttpMethod.POST, path + "/dispute", "{\"version\": 3, \"reason\": \"RA-1 was less\"}"))
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("RA-1 was less");
        assertThat(send(HttpMethod.POST, path + "/sending", "{\"version\": 4}")).hasStatusOk();
        var signing = """
                {"version": 5, "ours": {"name": "Fiona", "role": "Finance", "day": "2026-11-23"},
                    "theirs": {"name": "Bruno", "role": "Accountant", "day": "2026-11-20"}}""";
        assertThat(send(HttpMethod.POST, path + "/signing", signing))
                .bodyJson()
                .extractingPath("$.theirs.name")
                .isEqualTo("Bruno");
        assertThat(send(HttpMethod.POST, path + "/withdrawal", "{\"version\": 6, \"reason\": \"no\"}"))
                .hasStatus(422);
        var late = """
                {"clientId": %d, "number": "%s", "issuedOn": "2026-09-30", "amount": 1}""".formatted(client.value(), ledger.number("RA-2"));
        assertThat(send(HttpMethod.POST, "/api/v1/receivables/documents", late))
                .hasStatus(422)
                .bodyText()
                .contains("the client has signed");
    }

    @Test
    void showsTheActInItsOwnLanguageWhoeverLooks() throws UnsupportedEncodingException {
        var id = drafted("ru");
        var page = mvc.get().uri("/reconciliations/" + id).with(user(fiona)).exchange();
        assertThat(page).hasStatusOk().bodyText().contains("/reconciliations/" + id + "/paper?lang=ru", "RA-1");
        assertThat(mvc.get()
                        .uri("/reconciliations/" + id + "/paper?lang=ru")
                        .with(user(fiona))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Акт сверки", "Одна тысяча двести тридцать четыре евро пятьдесят центов", "Обороты за период");
        assertThat(mvc.get()
                        .uri("/clients/" + client.value() + "/reconciliations")
                        .with(user(fiona))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("REC-2026-");
        var form = mvc.get()
                .uri("/reconciliations/new?of=" + client.value())
                .with(user(fiona))
                .exchange();
        assertThat(form)
                .as("the next days are those after the act")
                .hasStatusOk()
                .bodyText()
                .contains("Brixia");
    }

    @Test
    void keepsWhatWasTypedWhenASignatureIsRefused() throws UnsupportedEncodingException {
        var id = drafted("en");
        send(HttpMethod.POST, "/api/v1/reconciliations/" + id + "/sending", "{\"version\": 1}");
        assertThat(mvc.post()
                        .uri("/reconciliations/" + id + "/signing")
                        .param("version", "2")
                        .param("ourName", "Fiona Ferri")
                        .param("ourRole", "")
                        .param("ourDay", "2026-11-23")
                        .param("theirName", "Bruno")
                        .param("theirRole", "Accountant")
                        .param("theirDay", "2026-11-23")
                        .with(user(fiona))
                        .with(csrf())
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Fiona Ferri", "A role is needed");
    }
}
