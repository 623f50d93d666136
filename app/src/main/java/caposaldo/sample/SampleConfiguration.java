package caposaldo.sample;

import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.security.FirstStep;
import caposaldo.security.Users;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SampleConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SampleConfiguration.class);

    @Bean
    static FirstStep loadTheSample() {
        return new FirstStep(10, "sample.load", "sample.load.said", "/sample", true, Right.IMPORT_RUN.key());
    }

    /** {@code ./caposaldo demo} on an empty folder begins with the sample company. */
    @Bean
    @ConditionalOnProperty("caposaldo.demo-company")
    static ApplicationRunner demonstration(Users users, LoadSample sample) {
        return arguments -> {
            if (users.none()) {
                var host = users.add(new Users.NewUser(
                        "demonstration", "Demonstration", null, null, false, List.of(Role.ADMINISTRATOR)));
                sample.load(host)
                        .forEach(run -> log.info(
                                "{}: {} new, {} faulty",
                                run.fileName(),
                                run.counts().fresh(),
                                run.counts().faulty()));
            }
        };
    }
}
