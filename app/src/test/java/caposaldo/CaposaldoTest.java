package caposaldo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a database of its own, with a {@link TestClock}; nothing is done in the background. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {CaposaldoApplication.class, CaposaldoTest.Standing.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "caposaldo.demo=true",
            "db-scheduler.enabled=false",
            "caposaldo.seller.name=Brenta Forniture SpA",
            "caposaldo.seller.endpoint=0211:IT12345670017",
            "caposaldo.seller.vat=IT12345670017",
            "caposaldo.seller.street=Via Brenta 12",
            "caposaldo.seller.city=Padova",
            "caposaldo.seller.postcode=35129",
            "caposaldo.seller.iban=IT60 X054 2811 1010 0000 0123 456",
            "caposaldo.smtp.host=127.0.0.1",
            "caposaldo.smtp.from=post@brenta.example"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@AutoConfigureMockMvc
@Tag("database")
public @interface CaposaldoTest {

    /** Replaces what a test must be able to move. */
    @TestConfiguration(proxyBeanMethods = false)
    class Standing {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }
}
