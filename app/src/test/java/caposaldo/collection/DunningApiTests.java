package caposaldo.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.kernel.Role;
import caposaldo.security.SecurityFixture;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Import(SecurityFixture.class)
class DunningApiTests extends CollectionScenario {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SecurityFixture users;

    private String fiona = "";

    @BeforeEach
    void finance() {
        fiona = users.user(Role.FINANCE);
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .with(user(fiona))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(user(fiona)).exchange();
    }

    @Test
    void sendsReadsAndWithdrawsALetter() throws UnsupportedEncodingException {
        overdue(brixia, "A", 25, "500.00");
        var path = "/api/v1" + brixia.path() + "/collection/letters";
        var sent = post(path, "");
        assertThat(sent).hasStatus(201).bodyJson().extractingPath("$.level").isEqualTo(4);
        assertThat(post(path, "")).hasStatus(422);
        int id = JsonPath.read(sent.getResponse().getContentAsString(), "$.id");
        int version = JsonPath.read(sent.getResponse().getContentAsString(), "$.version");
        assertThat(get("/api/v1" + brixia.path() + "/credit/check?amount=1&point=DELIVERY"))
                .bodyJson()
                .extractingPath("$.verdicts[0].rules[?(@.rule.measure == 'DUNNED')].document")
                .asArray()
                .containsExactly(JsonPath.<String>read(sent.getResponse().getContentAsString(), "$.number"));
        assertThat(post("/api/v1/collection/letters/" + id + "/handing-over", """
                {"version": %d, "agency": "Recuperi SpA", "agencyFee": 40}""".formatted(version)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("HANDED_OVER");
        assertThat(get("/collection/letters/" + id)).bodyText().contains("Recuperi SpA");
        assertThat(get("/collection/letters?columns=number&columns=cost&columns=agency"))
                .bodyText()
                .contains("Recuperi SpA", "40.00");
        assertThat(post("/api/v1/collection/letters/" + id + "/withdrawing", """
                {"version": %d, "because": "Paid in cash"}""".formatted(version + 1)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("WITHDRAWN");
        assertThat(get("/api/v1/collection/letters?client=Brixia")).hasStatusOk();
    }

    @Test
    void showsTheLetterInTheClientsLanguageToAReaderOfAnother() throws UnsupportedEncodingException {
        overdue(brixia, "A", 25, "500.00");
        var sent = post("/api/v1" + brixia.path() + "/collection/letters", "");
        int id = JsonPath.read(sent.getResponse().getContentAsString(), "$.id");
        assertThat(get("/collection/letters/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"it\"", "Terzo sollecito", "Scadenza", "Withdraw");
        assertThat(get(brixia.path() + "/collection")).bodyText().contains("holds deliveries until it is settled");
    }

    @Test
    void aPlanIsPreviewedAndRefusedWithWhatWasTyped() {
        assertThat(get("/collection/plan")).hasStatusOk().bodyText().contains("Look what it would send");
        var form = mvc.post()
                .uri("/collection/plan")
                .with(user(fiona))
                .with(csrf())
                .param("validFrom", TODAY.plusYears(2).toString())
                .param("gap", "9")
                .param("least", "10")
                .param("days-1", "4");
        assertThat(form.param("act", "preview")).hasStatusOk().bodyText().contains("By this plan");
        assertThat(mvc.post()
                        .uri("/collection/plan")
                        .with(user(fiona))
                        .with(csrf())
                        .param("validFrom", TODAY.plusYears(2).toString())
                        .param("gap", "9")
                        .param("least", "10")
                        .param("days-1", "4"))
                .bodyText()
                .contains("Each level has a subject and a text in each language.", "value=\"9\"");
        assertThat(post("/api/v1/collection/plan/preview", """
                {"validFrom": "2028-11-29", "gap": 7, "least": 10, "levels": [{"days": 3, "holdsDelivery": true, "texts": []}]}""")).hasStatusOk();
        assertThat(get("/api/v1/collection/plan"))
                .bodyJson()
                .extractingPath("$[-1:].levels[0].days")
                .asArray()
                .containsExactly(-5);
    }

    @Test
    void asksBeforeItSends() {
        assertThat(get("/collection/proposals/run")).hasStatusOk().bodyText().contains("Count what is due");
        assertThat(get("/collection/proposals/sending?id=" + brixia.value())).hasStatusOk();
        assertThat(post("/api/v1/collection/proposals/sending", "{\"clientIds\": [" + brixia.value() + "]}"))
                .as("nothing is proposed for it")
                .hasStatus(422);
    }
}
