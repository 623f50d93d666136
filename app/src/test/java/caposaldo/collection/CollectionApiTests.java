package caposaldo.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CollectionApiTests extends CollectionScenario {

    @Autowired
    private MockMvcTester mvc;

    private MvcTestResult send(String given, String path, String body) {
        return mvc.post()
                .uri(path)
                .with(user(ledger.login(given)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String given, String path) {
        return mvc.get().uri(path).with(user(ledger.login(given))).exchange();
    }

    @Test
    void writesDownATalkWithItsPromiseAndReadsTheSheet() {
        overdue(brixia, "A", 40, "1000.00");
        var path = "/api/v1" + brixia.path() + "/collection";
        assertThat(send("Elena", path + "/contacts", """
                {"channel": "PHONE", "outcome": "PROMISED", "amount": 1000, "dueOn": "%s", "note": "Anna"}""".formatted(TODAY.plusDays(5))))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.promiseId")
                .isNotNull();
        assertThat(get("Elena", path))
                .bodyJson()
                .extractingPath("$.debtor.waits")
                .isEqualTo("PROMISED");
        assertThat(get("Luca", path)).hasStatus(404);
        assertThat(send("Elena", path + "/contacts", "{\"channel\": \"PHONE\"}"))
                .hasStatus(422);
        assertThat(get("Elena", "/api/v1/collection?q=Brixia"))
                .bodyJson()
                .extractingPath("$.items[0].overdue")
                .isEqualTo(1000.0);
    }

    @Test
    void aPageShowsWhatToSayAndKeepsWhatWasTypedWhenItIsRefused() {
        overdue(brixia, "A", 40, "1000.00");
        var path = brixia.path() + "/collection";
        assertThat(mvc.get().uri(path).with(user(ledger.login("Elena"))))
                .hasStatusOk()
                .bodyText()
                .contains("the oldest since", "Write down a talk");
        assertThat(mvc.post()
                        .uri(path + "/contacts")
                        .with(user(ledger.login("Elena")))
                        .with(csrf())
                        .param("channel", "PHONE")
                        .param("contactedOn", TODAY.toString())
                        .param("outcome", "PROMISED")
                        .param("amount", "100")
                        .param("dueOn", TODAY.minusDays(1).toString())
                        .param("note", "said Anna of accounts"))
                .bodyText()
                .contains("said Anna of accounts");
        assertThat(mvc.get().uri("/collection").with(user(ledger.login("Elena"))))
                .hasStatusOk()
                .bodyText()
                .contains("Brixia");
    }
}
