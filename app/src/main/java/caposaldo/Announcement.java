package caposaldo;

import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where to open the browser, once everything is ready. */
@Component
class Announcement {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    private final Environment environment;

    Announcement(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        var taken = event.getTimeTaken() == null ? Duration.ZERO : event.getTimeTaken();
        log.info(
                "Caposaldo is ready after {} s: open http://localhost:{} in the browser",
                String.format(Locale.ROOT, "%.1f", taken.toMillis() / 1000.0),
                environment.getProperty("local.server.port", "8080"));
    }
}
