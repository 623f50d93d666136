package caposaldo.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.kernel.Role;
import caposaldo.security.AccessScopes;
import caposaldo.security.SecurityFixture;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@CaposaldoTest
@Import(SecurityFixture.class)
class ReceivableApiTests {

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
    private long brixia;

    @BeforeEach
    void books() {
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        fiona = users.user(Role.FINANCE);
        brixia = ledger.client("Brixia Distribuzione").value();
    }

    private MvcTestResult send(HttpMethod method, String login, String path, String body, String... key) {
        var request =
                mvc.method(method).uri(path).with(user(login)).with(csrf()).contentType(MediaType.APPLICATION_JSON);
        return (key.length == 0 ? request : request.header("Idempotency-Key", key[0]))
                .content(body)
                .exchange();
    }

    private static long id(MvcTestResult answer) throws UnsupportedEncodingException {
        return JsonPath.<Integer>read(answer.getResponse().getContentAsString(), "$.id");
    }

    private long invoice(String amount) throws UnsupportedEncodingException {
        var posted = send(HttpMethod.POST, fiona, "/api/v1/receivables/documents", """
                {"clientId": %d, "issuedOn": "2026-10-01", "amount": %s}""".formatted(brixia, amount));
        assertThat(posted).hasStatus(201);
        return id(posted);
    }

    @Test
    void postsAnInvoiceAndItsPaymentAndReadsWhatIsLeft() throws UnsupportedEncodingException {
        var invoice = invoice("250.50");
        var paid = send(HttpMethod.POST, fiona, "/api/v1/receivables/payments", """
                {"clientId": %d, "amount": 100, "paidOn": "2026-11-20", "shares": [{"itemId": %d, "amount": 100.00}]}""".formatted(brixia, invoice));
        assertThat(paid).hasStatus(201).bodyJson().extractingPath("$.open").isEqualTo(0.0);
        assertThat(send(HttpMethod.GET, ledger.login("Elena"), "/api/v1/receivables/items/" + invoice, ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.open")
                .isEqualTo(150.5);
        assertThat(send(HttpMethod.GET, ledger.login("Elena"), "/api/v1/clients/" + brixia + "/receivables", ""))
                .bodyJson()
                .extractingPath("$.overdueItems")
                .isEqualTo(1);
        assertThat(send(HttpMethod.GET, ledger.login("Luca"), "/api/v1/receivables/items/" + invoice, ""))
                .hasStatus(404);
        var proposal = "/api/v1/clients/" + brixia + "/receivables/proposal?amount=1000";
        assertThat(send(HttpMethod.GET, ledger.login("Elena"), proposal, ""))
                .bodyJson()
                .extractingPath("$[0].amount")
                .isEqualTo(150.5);
        var payment = id(paid);
        assertThat(send(
                        HttpMethod.POST,
                        fiona,
                        "/api/v1/receivables/items/" + payment + "/cancelling",
                        "{\"version\": 1}"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("CANCELLED");
    }

    @Test
    void writesDocumentsRowForRowAsAFile() throws UnsupportedEncodingException {
        var invoice = invoice("250.50");
        var paid = send(HttpMethod.POST, fiona, "/api/v1/receivables/payments", """
                {"clientId": %d, "amount": 100, "paidOn": "2026-11-20", "shares": [{"itemId": %d, "amount": 100.00}]}""".formatted(brixia, invoice));
        assertThat(paid).hasStatus(201);
        var file = mvc.get()
                .uri("/clients/" + brixia + "/receivables/documents.csv")
                .with(user(fiona))
                .exchange();
        assertThat(file).hasStatusOk();
        assertThat(file.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .startsWith("\uFEFFDocument,")
                .contains(
                        ",2026-10-01,2026-10-31,OVERDUE,23,250.50,150.50\r\n",
                        ",2026-11-20,2026-11-20,SETTLED,,-100.00,0.00\r\n");
    }

    @Test
    void postsARepeatedPaymentOnceByTheHeaderAndByTheKey() throws UnsupportedEncodingException {
        var invoice = invoice("100.00");
        var body = """
                {"clientId": %d, "amount": 40, "paidOn": "2026-11-20", "shares": [{"itemId": %d, "amount": 40}]%s}""";
        var plain = body.formatted(brixia, invoice, "");
        var first = send(HttpMethod.POST, fiona, "/api/v1/receivables/payments", plain, "once");
        var again = send(HttpMethod.POST, fiona, "/api/v1/receivables/payments", plain, "once");
        assertThat(again).hasHeader("Idempotent-Replayed", "true");
        assertThat(id(again)).isEqualTo(id(first));
        var keyed = body.formatted(
                brixia, invoice, ", \"source\": \"bank\", \"key\": \"%s\"".formatted(ledger.number("9")));
        var third = send(HttpMethod.POST, fiona, "/api/v1/receivables/payments", keyed);
        var fourth = send(HttpMethod.POST, fiona, "/api/v1/receivables/payments", keyed);
        assertThat(id(fourth)).isEqualTo(id(third));
        assertThat(send(HttpMethod.GET, fiona, "/api/v1/receivables/items/" + invoice, ""))
                .bodyJson()
                .extractingPath("$.open")
                .isEqualTo(20.0);
    }

    @Test
    void saysBesideTheFieldWhatIsAboveADebt() throws UnsupportedEncodingException {
        var invoice = invoice("100.00");
        assertThat(send(HttpMethod.POST, fiona, "/api/v1/receivables/payments", """
                {"clientId": %d, "amount": 140, "paidOn": "2026-11-20", "shares": [{"itemId": %d, "amount": 100.01}]}""".formatted(brixia, invoice)))
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(send(HttpMethod.POST, ledger.login("Elena"), "/api/v1/receivables/payments", """
                {"clientId": %d, "amount": 1, "paidOn": "2026-11-20"}""".formatted(brixia)))
                .hasStatus(403);
    }
}
