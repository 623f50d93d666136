package caposaldo.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.people.PeopleFixture;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Clients, their people and colleagues by a few letters, each within what the person sees. */
@CaposaldoTest
class SearchTests {

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
    @CsvSource({
        "brixia, Brixia Distribuzione",
        "brix, Brixia Distribuzione",
        "DISTR bri, Brixia Distribuzione",
        "brxia, Brixia Distribuzione",
        "distribuzoine brixia, Brixia Distribuzione",
        "gárda-market, Garda Market",
        "гарда, Garda Market",
        "garda'market & %_, Garda Market",
        "elena ross, Elena Rossi",
        "rosi elena, Elena Rossi"
    })
    void findsWhatBeginsAsTypedOrIsWrittenNearlySo(String typed, String name) throws UnsupportedEncodingException {
        assertThat(found("Elena", typed)).contains(name);
    }

    @Test
    void findsAClientInItsOwnLettersAndInLatinOnes() throws UnsupportedEncodingException {
        sql.execute(
                "update account.client set name = 'ООО Ромашка' where name = 'Casa Nova' and code = {0}",
                org.jooq.impl.DSL.val(companyCode("Casa Nova")));
        assertThat(found("Elena", "ромаш")).contains("ООО Ромашка");
        assertThat(found("Elena", "romashka")).contains("ООО Ромашка");
        assertThat(found("Elena", "ромошка")).as("mistyped").contains("ООО Ромашка");
    }

    @Test
    void findsNothingThatTheOtherKeyAccountManagerLooksAfter() throws UnsupportedEncodingException {
        assertThat(found("Luca", "brixia")).doesNotContain("Brixia Distribuzione");
        assertThat(found("Luca", "brxia")).doesNotContain("Brixia Distribuzione");
        assertThat(found("Luca", "adige")).contains("Adige Alimentari");
        assertThat(found("Irene", "adige")).as("who reads no clients").isEmpty();
    }

    @Test
    void putsWholeWordsBeforeBeginnings() throws UnsupportedEncodingException {
        sql.execute("insert into account.client (code, name, country, portfolio_id)"
                + " select 'W' || i || '/' || portfolio_id, n, 'IT', portfolio_id"
                + " from account.client c, (values (1, 'Sol'), (2, 'Solferino Vini'), (3, 'Il Sol Levante')) v (i, n)"
                + " where c.name = 'Brixia Distribuzione'");
        assertThat(found("Elena", "sol")).containsExactly("Sol", "Il Sol Levante", "Solferino Vini");
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "b", "'&|!:*()'", "zzzzzzzz"})
    void findsNothingForNothingAndBreaksAtNothing(String typed) throws UnsupportedEncodingException {
        assertThat(found("Elena", typed)).isEmpty();
    }

    private String companyCode(String client) {
        return sql.fetchSingle(
                        "select code from account.client where name = {0} order by id desc limit 1",
                        org.jooq.impl.DSL.val(client))
                .get(0, String.class);
    }

    private List<String> found(String who, String typed) throws UnsupportedEncodingException {
        var answer = mvc.get()
                .uri("/api/v1/search?q={q}", typed)
                .with(user(company.login(who)))
                .exchange();
        assertThat(answer).hasStatusOk();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.items[*].name");
    }
}
