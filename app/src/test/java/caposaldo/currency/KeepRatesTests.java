package caposaldo.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Role;
import caposaldo.security.AccessScopes;
import caposaldo.security.SecurityFixture;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@CaposaldoTest
@Import(SecurityFixture.class)
class KeepRatesTests {

    private static final Currency NOK = Currency.getInstance("NOK");
    private static final LocalDate LONG_AGO = LocalDate.of(2001, 3, 2);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private KeepRates keep;

    @Autowired
    private ExchangeRates rates;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private SecurityFixture users;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TransactionTemplate transaction;

    private String fiona = "";
    private AccessScope finance;

    @BeforeEach
    void noRates() {
        sql.execute("delete from currency.exchange_rate where currency in ('NOK', 'TRL') or day < '2002-01-01'");
        fiona = users.user(Role.FINANCE);
        finance = scopes.of(fiona, TestClock.TODAY).orElseThrow();
    }

    private void keep(LocalDate day, String units) {
        keep.keep(finance, "nok", day, new BigDecimal(units));
    }

    @Test
    void theRateOfADayIsTheLatestAtOrBeforeItAndAWeekOldAtMost() {
        keep(LONG_AGO, "8.2");
        keep(LONG_AGO.plusDays(3), "8.3");

        assertThat(rates.on(NOK, LONG_AGO.plusDays(2), "day").units()).isEqualByComparingTo("8.2");
        assertThat(rates.on(NOK, LONG_AGO.plusDays(10), "day").day()).isEqualTo(LONG_AGO.plusDays(3));
        assertThatThrownBy(() -> rates.on(NOK, LONG_AGO.plusDays(11), "day"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        why -> assertThat(why.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.arguments())
                                        .containsExactly("NOK", LONG_AGO.plusDays(11), ExchangeRates.OLDEST_DAYS)));
        assertThatThrownBy(() -> rates.on(NOK, LONG_AGO.minusDays(1), "day")).isInstanceOf(Invalid.class);
    }

    @Test
    void aTypedRateIsCorrectedAndTheTrailKeepsBoth() {
        keep(LONG_AGO, "8.2");
        keep(LONG_AGO, "8.25");

        assertThat(rates.on(NOK, LONG_AGO, "day").units()).isEqualByComparingTo("8.25");
        var id = sql.fetchSingle("select id from currency.exchange_rate where currency = 'NOK'")
                .get(0, Long.class);
        assertThat(trail(id)).containsExactly("INSERT", "UPDATE");
    }

    /** As who may read all of the trail sees it. */
    private List<String> trail(long rate) {
        return transaction.execute(begun -> {
            sql.execute("set local caposaldo.audit_all = 'on'");
            return sql.fetch(
                            "select action from security.audit_entry where table_name = 'currency.exchange_rate' and record_id = ? order by id",
                            Long.toString(rate))
                    .getValues(0, String.class);
        });
    }

    @Test
    void theOwnCurrencyAWordADayToComeAndARateOfNothingAreRefused() {
        assertThatThrownBy(() -> keep.keep(finance, "EUR", LONG_AGO, BigDecimal.ONE))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> keep.keep(finance, "crowns", LONG_AGO, BigDecimal.ONE))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> keep(finance.date().plusDays(1), "8.2")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> keep(LONG_AGO, "0")).isInstanceOf(Invalid.class);
    }

    @Test
    void aFileTakenInTwiceAddsNothingTheSecondTime() {
        var file = RateFiles.TABLE.replace("2026-11", "2001-03");

        assertThat(keep.take(finance, RateFiles.content(file))).isEqualTo(4);
        assertThat(keep.take(finance, RateFiles.content(file))).isZero();
        assertThat(rates.on(Currency.getInstance("JPY"), LocalDate.of(2001, 3, 28), "day")
                        .units())
                .isEqualByComparingTo("162.35");
    }

    @Test
    void aProgramKeepsARateSendsAFileAndReadsTheList() {
        assertThat(mvc.post()
                        .uri("/api/v1/currency/rates")
                        .with(user(fiona))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"currency\": \"NOK\", \"day\": \"2001-03-02\", \"units\": 8.2}"))
                .hasStatus(204);
        assertThat(mvc.get().uri("/api/v1/currency/rates?q=&currency=NOK").with(user(fiona)))
                .hasStatusOk()
                .bodyText()
                .contains("NOK");
        assertThat(mvc.post()
                        .uri("/api/v1/currency/rates/file")
                        .multipart()
                        .file(new MockMultipartFile(
                                "file",
                                RateFiles.XML.replace("2026-11", "2001-03").getBytes(StandardCharsets.UTF_8)))
                        .with(user(fiona))
                        .with(csrf()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.rates")
                .isEqualTo(4);
    }

    @Test
    void aRateTypedOnThePageIsKeptAndAWrongFileIsRefusedInWords() {
        assertThat(mvc.post()
                        .uri("/currency/rates")
                        .with(user(fiona))
                        .with(csrf())
                        .param("currency", "NOK")
                        .param("day", "2001-03-02")
                        .param("units", "8.2"))
                .hasStatus3xxRedirection();
        assertThat(rates.on(NOK, LONG_AGO, "day").units()).isEqualByComparingTo("8.2");
        assertThat(mvc.post()
                        .uri("/currency/rates/file")
                        .multipart()
                        .file(new MockMultipartFile("file", "Datum,USD".getBytes(StandardCharsets.UTF_8)))
                        .with(user(fiona))
                        .with(csrf()))
                .bodyText()
                .contains("eurofxref-hist.csv");
    }
}
