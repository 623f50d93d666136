package caposaldo.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.people.PeopleFixture;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@CaposaldoTest
class PeopleApiTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private DSLContext sql;

    private PeopleFixture company;

    @BeforeEach
    void found() {
        company = new PeopleFixture(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "positions", "appointments"})
    void pagesThroughEverythingOnceWithoutAGap(String what) throws UnsupportedEncodingException {
        var seen = new ArrayList<Integer>();
        var cursor = "";
        do {
            var page =
                    json(get("Marta", "/api/v1/" + what + "?limit=3" + (cursor.isEmpty() ? "" : "&after=" + cursor)));
            seen.addAll(JsonPath.<List<Integer>>read(page, "$.items[*].id"));
            var next = JsonPath.<String>read(page, "$.next");
            cursor = next == null ? "" : next;
        } while (!cursor.isEmpty());

        var table = what.equals("people") ? "person" : what.equals("positions") ? "job_position" : "appointment";
        var all = sql.fetch("select id from people." + table + " order by id").getValues(0, Integer.class);
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void announcesAnAbsenceAndReadsItsDocument() throws UnsupportedEncodingException {
        var answer = announce("Marta", "2026-12-01", "2026-12-04");
        assertThat(answer).hasStatus(201);
        var location = java.util.Objects.requireNonNull(answer.getResponse().getHeader("Location"));
        assertThat(get("Luca", location))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.absence.reason", reason -> reason.assertThat().isEqualTo("LEAVE"))
                .hasPathSatisfying(
                        "$.absence.state", state -> state.assertThat().isEqualTo("ANNOUNCED"))
                .hasPathSatisfying(
                        "$.handover[*].subject",
                        subjects -> subjects.assertThat()
                                .asArray()
                                .containsExactly("Brixia Distribuzione", "Casa Nova", "Garda Market", "Keys"));
        assertThat(get("Sara", location)).as("a stranger").hasStatus(403);

        assertThat(post("Marta", location + "/end", "{\"version\":1}")).hasStatus(204);
        assertThat(post("Marta", location + "/end", "{\"version\":1}")).hasStatus(409);
        assertThat(post("Marta", location + "/reopening", "{\"version\":2}")).hasStatus(204);
    }

    @Test
    void saysWhatIsWrongAsProblemDetails() {
        assertThat(announce("Marta", "2026-12-04", "2026-12-01"))
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].field", field -> field.assertThat().isEqualTo("until"))
                .hasPathSatisfying("$.errors[0].code", code -> code.assertThat().isEqualTo("people.absence.turned"));
        assertThat(announce("Luca", "2026-12-01", "2026-12-04")).hasStatus(403);
        assertThat(get("Marta", "/api/v1/people?limit=0")).hasStatus(422);
        assertThat(get("Marta", "/api/v1/people?after=%21%21")).hasStatus(422);
        assertThat(get("Marta", "/api/v1/people/999999999")).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/people")).hasStatus(401);
    }

    @Test
    void recommendsAnAppointmentThatTheDirectorHasStillToSign() {
        var body = "{\"personId\":%d,\"positionId\":%d,\"from\":\"2026-12-01\"}"
                .formatted(
                        company.newcomer("Nina", "Sala").value(),
                        company.position("free").value());
        assertThat(post("Marta", "/api/v1/appointments", body))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("$.state", state -> state.assertThat().isEqualTo("RECOMMENDED"));
        assertThat(post("Pietro", "/api/v1/appointments", body)).hasStatus(403);
    }

    private MvcTestResult announce(String who, String from, String until) {
        return post(who, "/api/v1/absences", """
                {"personId": %d, "substituteId": %d, "from": "%s", "until": "%s", "reason": "LEAVE",
                 "handover": [{"subject": "Keys", "note": "In the drawer"}]}
                """.formatted(
                        company.person("Elena").value(), company.person("Luca").value(), from, until));
    }

    private MvcTestResult post(String who, String path, String body) {
        return mvc.post()
                .uri(path)
                .with(user(company.login(who)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String who, String path) {
        return mvc.get()
                .uri(java.net.URI.create(path))
                .with(user(company.login(who)))
                .exchange();
    }

    private static String json(MvcTestResult answer) throws UnsupportedEncodingException {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
