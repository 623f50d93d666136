package caposaldo.mail;

import java.util.Optional;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The server that takes our mail, and the address it comes from; nothing can be sent until both are set. */
public class SmtpServer {

    private static final String SECONDS_20 = "20000";

    /** How the connection is kept from listeners. */
    enum Security {
        /** Only for a server on the same machine. */
        NONE,
        /** Refused by a server that offers none. */
        STARTTLS,
        TLS
    }

    /** @param user empty where the server asks for none */
    record Place(String host, int port, String user, String password, Security security) {}

    private final Place place;
    private final Optional<Recipient> from;

    SmtpServer(Place place, Optional<Recipient> from) {
        this.place = place;
        this.from = from;
    }

    public boolean isSetUp() {
        return !place.host().isBlank() && from.isPresent();
    }

    /** Who it comes from; only asked once it is set up. */
    Recipient from() {
        return from.orElseThrow();
    }

    /** Where message ids are made. */
    String domain() {
        var address = from().address();
        return address.substring(address.indexOf('@') + 1);
    }

    JavaMailSender sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost(place.host());
        sender.setPort(place.port());
        if (!place.user().isBlank()) {
            sender.setUsername(place.user());
            sender.setPassword(place.password());
        }
        sender.setDefaultEncoding("UTF-8");
        sender.setJavaMailProperties(properties());
        return sender;
    }

    /** A server that does not answer must not hold everything up. */
    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", Boolean.toString(!place.user().isBlank()));
        properties.setProperty("mail.smtp.connectiontimeout", SECONDS_20);
        properties.setProperty("mail.smtp.timeout", SECONDS_20);
        properties.setProperty("mail.smtp.writetimeout", SECONDS_20);
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(place.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(place.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(place.security() == Security.TLS));
        properties.setProperty(
                "mail.smtp.ssl.checkserveridentity", Boolean.toString(place.security() != Security.NONE));
        return properties;
    }
}
