package caposaldo.scenario;

import static caposaldo.db.account.Tables.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.TestDatabase;
import caposaldo.db.AccessScope;
import caposaldo.db.Acting;
import caposaldo.db.Trail;
import caposaldo.people.PeopleFixture;
import caposaldo.security.AccessScopes;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Clause 1.4 as a story: Marta Conti, head of sales, sends Elena Rossi on leave; Luca Bianchi stands in. */
@CaposaldoTest
class LeaveScenarioTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, Month.NOVEMBER, 23);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, Month.NOVEMBER, 30);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, Month.DECEMBER, 6);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private DSLContext sql;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private Trail trail;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestClock clock;

    @Autowired
    private Environment environment;

    private PeopleFixture company;

    @BeforeEach
    void found() {
        clock.moveTo(MONDAY);
        company = new PeopleFixture(sql);
    }

    @AfterEach
    void backToMonday() {
        clock.moveTo(TestClock.TODAY);
    }

    @Test
    void theHeadOfSalesSendsTheKamOnLeaveAndTheSubstituteStandsInUntilTheLastDay() throws SQLException {
        // Monday 23 November: the form proposes the nearest position first and lists Elena's clients.
        assertThat(as("Marta", "/people/" + company.person("Elena").value() + "/absences/new"))
                .contains("Luca Bianchi, KAM Veneto", "Brixia Distribuzione", "Casa Nova", "Garda Market")
                .doesNotContain("Adige Alimentari")
                .containsSubsequence("Luca Bianchi", "Sara Longo", "Marta Conti, Head", "Irene Moro");
        var document = sendElenaAway();
        assertThat(as("Marta", document))
                .contains("ABS-2026-", "Elena Rossi", "Luca Bianchi", "Price talks on Thursday", "Company car");

        // Until the first day nothing passes.
        assertThat(clientsOf("Luca")).containsExactly("Adige Alimentari");
        assertThat(as("Luca", document)).contains("I take over").doesNotContain("Back early");
        post("Luca", document + "/acceptance");
        assertThat(as("Luca", document)).doesNotContain("I take over");

        // Monday 30 November, the first day: Luca sees what Elena sees, and his pages say for whom.
        clock.moveTo(FIRST_DAY);
        assertThat(clientsOf("Luca"))
                .containsExactlyInAnyOrder("Adige Alimentari", "Brixia Distribuzione", "Casa Nova", "Garda Market");
        assertThat(as("Luca", "/people")).contains("for Elena Rossi until 6\u00a0Dec");
        assertThat(as("Elena", "/people")).doesNotContain("for Elena Rossi until");
        assertThat(as("Marta", "/people")).contains("away until 6\u00a0Dec, Luca Bianchi stands in");

        assertThat(as("Luca", "/today/people")).contains("Elena Rossi", "away today");
        assertThat(as("Luca", "/search?q=rosi+elena")).contains(">Elena Rossi</a>", "KAM Lombardy");

        // What he does to her clients carries both names; what he does to his own carries his.
        rename("Luca", "Casa Nova", "Casa Nuova");
        rename("Luca", "Adige Alimentari", "Adige Food");
        assertThat(lastEntryOf("Casa Nuova"))
                .isEqualTo(new Entry("Luca Bianchi", Optional.of("Elena Rossi"), "Casa Nova", "Casa Nuova"));
        assertThat(lastEntryOf("Adige Food"))
                .isEqualTo(new Entry("Luca Bianchi", Optional.empty(), "Adige Alimentari", "Adige Food"));

        // Sunday 6 December is the last day, and on Monday it is over by itself.
        clock.moveTo(LAST_DAY);
        assertThat(clientsOf("Luca")).hasSize(4);
        clock.moveTo(LAST_DAY.plusDays(1));
        assertThat(clientsOf("Luca")).containsExactly("Adige Food");
        assertThat(as("Luca", "/people")).doesNotContain("for Elena Rossi until");
        assertThat(as("Luca", document)).contains(">over<");
    }

    @Test
    void whoIsBackEarlyHasHerClientsAtOnceAndAnEndCanBeTakenBack() {
        var document = sendElenaAway();
        clock.moveTo(FIRST_DAY.plusDays(1));
        assertThat(clientsOf("Luca")).hasSize(4);

        post("Elena", document + "/end?version=1");
        assertThat(clientsOf("Luca")).hasSize(1);

        post("Marta", document + "/reopening?version=2");
        assertThat(clientsOf("Luca")).hasSize(4);
        assertThat(postStatus("Marta", document + "/end?version=1"))
                .as("a page read before the change")
                .isEqualTo(409);
    }

    @Test
    void whoeverStandsInForTheHeadOfSalesSendsPeopleOnLeaveInHerName() throws SQLException {
        post("Marta", company.person("Marta"), "Pietro", MONDAY, MONDAY.plusDays(4));
        var elena = company.person("Elena");
        post("Pietro", elena, "Luca", FIRST_DAY, LAST_DAY);

        assertThat(entries("people.absence"))
                .last()
                .extracting(Entry::actor, Entry::onBehalfOf)
                .containsExactly("Pietro Galli", Optional.of("Marta Conti"));
    }

    private String sendElenaAway() {
        return post("Marta", company.person("Elena"), "Luca", FIRST_DAY, LAST_DAY);
    }

    /** @return the path of the document */
    private String post(
            String who, caposaldo.people.PersonId away, String substitute, LocalDate from, LocalDate until) {
        var brixia = sql.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.NAME.eq("Brixia Distribuzione"))
                .orderBy(CLIENT.ID.desc())
                .limit(1)
                .fetchSingle()
                .value1();
        var answer = mvc.post()
                .uri("/people/" + away.value() + "/absences")
                .with(user(company.login(who)))
                .with(csrf())
                .param("reason", "LEAVE")
                .param("substitute", Long.toString(company.person(substitute).value()))
                .param("from", from.toString())
                .param("until", until.toString())
                .param("note", "The big order is on its way.")
                .param("note:people.handover.clients:" + brixia, "Price talks on Thursday")
                .param("subject0", "Company car")
                .param("remark0", "Keys with Irene")
                .exchange();
        assertThat(answer).hasStatus3xxRedirection();
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private void post(String who, String path) {
        assertThat(postStatus(who, path)).isEqualTo(302);
    }

    private int postStatus(String who, String path) {
        return mvc.post()
                .uri(path)
                .with(user(company.login(who)))
                .with(csrf())
                .exchange()
                .getResponse()
                .getStatus();
    }

    private String as(String who, String path) {
        var answer = mvc.get().uri(path).with(user(company.login(who))).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private AccessScope scope(String who) {
        return scopes.of(company.login(who), LocalDate.now(clock)).orElseThrow();
    }

    private List<String> clientsOf(String who) {
        return sql.select(CLIENT.NAME)
                .from(CLIENT)
                .where(scope(who).clientsIn(CLIENT.PORTFOLIO_ID))
                .fetch(CLIENT.NAME);
    }

    private void rename(String who, String client, String name) {
        var scope = scope(who);
        new Acting(Optional.of(scope.userId()), Acting.Channel.UI, "scenario")
                .call(() -> new TransactionTemplate(transactions).execute(_ -> {
                    var row = sql.selectFrom(CLIENT)
                            .where(CLIENT.NAME.eq(client))
                            .and(scope.clientsIn(CLIENT.PORTFOLIO_ID))
                            .fetchSingle();
                    trail.worksOn(scope, row.getPortfolioId());
                    row.setName(name);
                    return row.update();
                }));
    }

    private record Entry(String actor, Optional<String> onBehalfOf, String before, String after) {}

    private Entry lastEntryOf(String client) throws SQLException {
        return entries("account.client").stream()
                .filter(e -> e.after.equals(client))
                .reduce((_, second) -> second)
                .orElseThrow();
    }

    /** As the superuser sees the trail; who works in the application sees what a policy lets him. */
    private List<Entry> entries(String table) throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var connection = TestDatabase.intruder(environment.getRequiredProperty("caposaldo.db.url"))
                        .connect();
                var rows = connection.prepareStatement("""
                        select u.display_name, p.full_name, e.before ->> 'name', e.after ->> 'name'
                        from security.audit_entry e
                        left join security.app_user u on u.id = e.actor_id
                        left join people.person p on p.id = e.on_behalf_of_id
                        where e.table_name = ?
                        order by e.id""")) {
            rows.setString(1, table);
            var found = rows.executeQuery();
            while (found.next()) {
                entries.add(new Entry(
                        Objects.toString(found.getString(1), ""),
                        Optional.ofNullable(found.getString(2)),
                        Objects.toString(found.getString(3), ""),
                        Objects.toString(found.getString(4), "")));
            }
        }
        return entries;
    }
}
