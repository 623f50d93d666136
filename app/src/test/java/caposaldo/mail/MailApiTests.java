package caposaldo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.kernel.Role;
import caposaldo.security.SecurityFixture;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Import(SecurityFixture.class)
class MailApiTests extends MailScenario {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SecurityFixture users;

    private String login = "";

    @BeforeEach
    void finance() {
        login = users.user(Role.FINANCE);
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(user(login)).exchange();
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .with(user(login))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void thePdfOpensFromTheRecordAndTheFormProposesWhomItConcerns() {
        assertThat(get(invoice.path()))
                .bodyText()
                .contains(invoice.path() + "/pdf", "/mails/new?of=" + invoice.path(), "/mails/of?paper=");
        assertThat(get(invoice.path() + "/pdf")).hasStatusOk().hasContentType(MediaType.APPLICATION_PDF);
        assertThat(get("/api/v1" + invoice.path() + "/pdf")).hasStatusOk().hasContentType(MediaType.APPLICATION_PDF);
        assertThat(get("/mails/new?of=" + invoice.path()))
                .hasStatusOk()
                .bodyText()
                .containsPattern("value=\"" + bruna + "\" checked")
                .contains("Berto Bo", "Fattura " + number, file());
        assertThat(get("/mails/new?of=/orders/999999999")).hasStatus(404);
        assertThat(get("/mails/new?of=/users/1")).hasStatus(404);
    }

    @Test
    void whatIsTypedWrongComesBackAndWhatIsRightLeavesAndCanBeTakenBack() {
        var form = mvc.post()
                .uri("/mails")
                .with(user(login))
                .with(csrf())
                .param("of", invoice.path())
                .param("once", UUID.randomUUID().toString())
                .param("to-0", bruna)
                .param("text", "Ecco la fattura.");
        assertThat(form.param("subject", "Fattura")
                        .param("others", "no address")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("no address is no e-mail address.", "Ecco la fattura.");
        assertThat(mvc.post()
                        .uri("/mails")
                        .with(user(login))
                        .with(csrf())
                        .param("of", invoice.path())
                        .param("once", UUID.randomUUID().toString())
                        .param("to-0", bruna)
                        .param("subject", "Fattura")
                        .param("text", "Ecco la fattura.")
                        .exchange())
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(invoice.path());
        var mail = mails.of(fiona, invoice.path()).getFirst();
        assertThat(get("/mails/of?paper=" + invoice.path())).bodyText().contains(bruna, "waits");
        assertThat(get(mail.id().path())).bodyText().contains("Take back", "Ecco la fattura.", file());
        assertThat(get(mail.id().path() + "/enclosures/1")).hasStatusOk().hasContentType(MediaType.APPLICATION_PDF);
        assertThat(mvc.post()
                        .uri(mail.id().path() + "/taking-back?version=" + mail.version())
                        .with(user(login))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(get("/mails?client=Brixia")).hasStatusOk().bodyText().contains("taken back");
        assertThat(get("/mails.csv?q=Brixia"))
                .hasStatusOk()
                .bodyText()
                .as("a moment in a file")
                .containsPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*" + bruna);
    }

    @Test
    void aProgramSendsReadsAndTakesBack() throws UnsupportedEncodingException {
        assertThat(get("/api/v1/mails/proposal?of=" + invoice.path()))
                .bodyJson()
                .extractingPath("$.candidates[?(@.proposed)].address")
                .asArray()
                .contains(bruna);
        var sent = post("/api/v1/mails", "{\"paper\": \"" + invoice.path() + "\"}");
        assertThat(sent).hasStatus(201).bodyJson().extractingPath("$.state").isEqualTo("WAITING");
        int id = JsonPath.read(sent.getResponse().getContentAsString(), "$.id");
        assertThat(get("/api/v1/mails/" + id))
                .bodyJson()
                .extractingPath("$.enclosures[0].name")
                .isEqualTo(file());
        assertThat(post("/api/v1/mails/" + id + "/taking-back", "{\"version\": 1}"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("TAKEN_BACK");
        assertThat(post("/api/v1/mails/" + id + "/another-try", "{\"version\": 2}"))
                .hasStatus(422);
        assertThat(post("/api/v1/mails", """
                {"paper": "%s", "subject": "Hi\\r\\nBcc: x@y.it"}""".formatted(invoice.path()))).hasStatus(422);
        assertThat(post("/api/v1/mails", """
                {"paper": "%s", "to": [{"address": "a@b.it\\nBcc: x@y.it"}]}""".formatted(invoice.path()))).hasStatus(422);
        assertThat(get("/api/v1/mails?client=Brixia")).hasStatusOk();
    }
}
