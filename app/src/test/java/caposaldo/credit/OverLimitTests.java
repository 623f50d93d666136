package caposaldo.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.account.ClientId;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Role;
import caposaldo.kernel.Stale;
import caposaldo.people.Absence;
import caposaldo.people.AnnounceAbsence;
import caposaldo.people.PersonId;
import caposaldo.security.SecurityFixture;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Brixia may owe 1,000 and owes 1,500. Elena looks after it, Marta is her head, Dario the head of Marta; a week from one to the next. */
@Import(SecurityFixture.class)
class OverLimitTests extends CreditScenario {

    @Autowired
    private WarnOverLimit warn;

    @Autowired
    private OverLimitRule rule;

    @Autowired
    private AnnounceAbsence absence;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SecurityFixture users;

    @BeforeEach
    void brixiaIsOver() {
        limit(brixia, "1000.00");
        ledger.invoice(brixia, "O-1", TODAY, TODAY.plusDays(30), "1500.00");
    }

    @AfterEach
    void aWeekAgain() {
        var written = rule.get(ledger.finance());
        rule.set(ledger.finance(), 7, written.version());
    }

    private void on(LocalDate day) {
        clock.moveTo(day);
        warn.warn();
    }

    private PersonId person(String given) {
        return new PersonId(
                sql.fetchSingle("select person_id from security.app_user where login = ?", ledger.login(given))
                        .get(0, Long.class));
    }

    /** What was written to somebody, the first first. */
    private List<String> mailsTo(String given) {
        return sql.fetch(
                        "select body from mail.outgoing_mail where asked_by_id is null and once like ? order by id",
                        "credit-over-limit % " + person(given).value())
                .getValues(0, String.class);
    }

    @Test
    void whoLooksAfterItIsToldOnceThenTheHeadThenTheHeadOfTheHead() {
        on(TODAY);
        assertThat(mailsTo("Elena"))
                .singleElement()
                .asString()
                .contains("Brixia Distribuzione", "1\u00a0500.00", "1\u00a0000.00", "500.00");
        warn.warn();
        on(TODAY.plusDays(6));
        assertThat(mailsTo("Elena")).hasSize(1);
        assertThat(mailsTo("Marta")).isEmpty();
        on(TODAY.plusDays(7));
        assertThat(mailsTo("Marta")).singleElement().asString().contains("Brixia Distribuzione", "7 days");
        assertThat(mailsTo("Dario")).isEmpty();
        on(TODAY.plusDays(14));
        assertThat(mailsTo("Dario")).singleElement().asString().contains("14 days");
        on(TODAY.plusDays(40));
        assertThat(List.of(
                        mailsTo("Elena").size(),
                        mailsTo("Marta").size(),
                        mailsTo("Dario").size(),
                        mailsTo("Carla").size()))
                .containsExactly(1, 1, 1, 0);
    }

    @Test
    void whoIsAwayIsStoodInForByTheSubstitute() {
        absence.announce(
                as("Dario"),
                new AnnounceAbsence.Announcement(
                        person("Elena"),
                        person("Luca"),
                        TODAY,
                        TODAY.plusDays(3),
                        Absence.Reason.LEAVE,
                        "",
                        Map.of(),
                        List.of()));
        on(TODAY);
        assertThat(mailsTo("Elena")).isEmpty();
        assertThat(mailsTo("Luca")).singleElement().asString().contains("Brixia Distribuzione");
        on(TODAY.plusDays(4));
        assertThat(mailsTo("Elena")).as("it was told already").isEmpty();
    }

    @Test
    void oneMailOfADayNamesAllSuchClients() {
        ClientId casa = ledger.client("Casa Nova");
        limit(casa, "100.00");
        ledger.invoice(casa, "O-2", TODAY, TODAY.plusDays(30), "900.00");
        on(TODAY);
        assertThat(mailsTo("Elena"))
                .singleElement()
                .asString()
                .containsSubsequence("Casa Nova", "Brixia Distribuzione");
        ClientId garda = ledger.client("Garda Market");
        limit(garda, "100.00");
        ledger.invoice(garda, "O-3", TODAY, TODAY.plusDays(30), "300.00");
        warn.warn();
        assertThat(mailsTo("Elena")).as("not a second one of the same day").hasSize(1);
        on(TODAY.plusDays(1));
        assertThat(mailsTo("Elena"))
                .hasSize(2)
                .last()
                .asString()
                .contains("Garda Market")
                .doesNotContain("Brixia");
    }

    @Test
    void backUnderItsLimitEndsItAndAboveItAgainItBeginsAnew() {
        on(TODAY);
        ledger.pay(brixia, "600.00", TODAY);
        on(TODAY.plusDays(8));
        assertThat(mailsTo("Marta")).isEmpty();
        ledger.invoice(brixia, "O-4", TODAY, TODAY.plusDays(30), "700.00");
        on(TODAY.plusDays(9));
        assertThat(mailsTo("Elena")).hasSize(2);
        on(TODAY.plusDays(15));
        assertThat(mailsTo("Marta")).isEmpty();
        on(TODAY.plusDays(16));
        assertThat(mailsTo("Marta")).hasSize(1);
    }

    @Test
    void theDaysAreSetByWhoWritesTheRules() {
        var written = rule.get(as("Elena"));
        assertThat(written.days()).isEqualTo(7);
        assertThatThrownBy(() -> rule.set(as("Elena"), 2, written.version())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> rule.set(ledger.finance(), 0, written.version()))
                .isInstanceOf(Invalid.class);
        rule.set(ledger.finance(), 2, written.version());
        assertThatThrownBy(() -> rule.set(ledger.finance(), 3, written.version()))
                .isInstanceOf(Stale.class);
        on(TODAY);
        on(TODAY.plusDays(2));
        assertThat(mailsTo("Marta")).hasSize(1);
        clock.moveTo(TODAY);
        var fiona = users.user(Role.FINANCE);
        assertThat(mvc.get().uri("/api/v1/credit/over-limit").with(user(fiona)))
                .bodyJson()
                .extractingPath("$.days")
                .isEqualTo(2);
        var version = rule.get(ledger.finance()).version();
        assertThat(mvc.put()
                        .uri("/api/v1/credit/over-limit")
                        .with(user(fiona))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"days\": 5, \"version\": %d}".formatted(version)))
                .hasStatus(204);
        assertThat(mvc.get().uri("/credit/rules").with(user(fiona)))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"days\"");
        assertThat(mvc.post()
                        .uri("/credit/over-limit")
                        .with(user(fiona))
                        .with(csrf())
                        .param("days", "500")
                        .param("version", Integer.toString(version + 1)))
                .hasStatusOk()
                .bodyText()
                .contains("A whole number of days, from 1 to 90.");
        assertThat(mvc.post()
                        .uri("/credit/over-limit")
                        .with(user(fiona))
                        .with(csrf())
                        .param("days", "4")
                        .param("version", Integer.toString(version + 1)))
                .hasStatus3xxRedirection();
        assertThat(rule.get(ledger.finance()).days()).isEqualTo(4);
    }
}
