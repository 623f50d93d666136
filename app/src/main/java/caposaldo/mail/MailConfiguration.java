package caposaldo.mail;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.mail.Tables.OUTGOING_MAIL;
import static caposaldo.db.mail.Tables.RECIPIENT;
import static caposaldo.db.security.Tables.APP_USER;
import static org.jooq.impl.DSL.select;

import caposaldo.account.Clients;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was sent to whom, where it stands in the house, and the server it goes to. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    static SmtpServer smtpServer(
            @Value("${caposaldo.smtp.host:}") String host,
            @Value("${caposaldo.smtp.port:587}") int port,
            @Value("${caposaldo.smtp.user:}") String user,
            @Value("${caposaldo.smtp.password:}") String password,
            @Value("${caposaldo.smtp.tls:starttls}") String tls,
            @Value("${caposaldo.smtp.from:}") String from,
            @Value("${caposaldo.seller.name:}") String seller) {
        var security = SmtpServer.Security.valueOf(tls.toUpperCase(Locale.ROOT));
        return new SmtpServer(
                new SmtpServer.Place(host, port, user, password, security),
                Optional.of(from)
                        .filter(address -> !address.isBlank())
                        .map(Recipient::of)
                        .map(address -> address.name() != null || seller.isBlank()
                                ? address
                                : new Recipient(seller, address.address())));
    }

    @Bean
    static RailEntry mailsInTheRail() {
        return new RailEntry(RailEntry.Section.OFFICE, 15, "mail.mails.title", "/mails", Right.MAIL_READ.key());
    }

    @Bean
    static AuditSubject mailSubject() {
        return new AuditSubject("mail.outgoing_mail", "mail.subject.mail", "/mails/{id}");
    }

    @Bean
    static AuditSubject mailRecipientSubject() {
        return new AuditSubject("mail.recipient", "mail.subject.recipient", "/mails/{id}");
    }

    /** The latest first. */
    @Bean
    static ListDefinition mailsSent() {
        return ListDefinition.of(
                        "mail.mails",
                        "/mails",
                        Right.MAIL_READ,
                        OUTGOING_MAIL
                                .join(CLIENT)
                                .on(CLIENT.ID.eq(OUTGOING_MAIL.CLIENT_ID))
                                .join(APP_USER)
                                .on(APP_USER.ID.eq(OUTGOING_MAIL.ASKED_BY_ID)),
                        OUTGOING_MAIL.ID,
                        (scope, place) -> Clients.seenBy(scope))
                .opening(id -> "/mails/" + id)
                .searching(CLIENT.SEARCH)
                .column(Column.date("askedAt", OUTGOING_MAIL.ASKED_AT))
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("subject", OUTGOING_MAIL.SUBJECT))
                .column(Column.text("to", to()).unsorted())
                .column(Column.choice("state", OUTGOING_MAIL.STATE, states())
                        .tone("FAILED", Tone.BAD)
                        .tone("SENT", Tone.GOOD))
                .column(Column.text("askedBy", APP_USER.DISPLAY_NAME))
                .column(Column.number("attempts", OUTGOING_MAIL.ATTEMPTS).onRequest())
                .sortedBy("-askedAt");
    }

    private static Field<String> to() {
        return DSL.field(select(DSL.listAgg(RECIPIENT.ADDRESS, ", ").withinGroupOrderBy(RECIPIENT.NO))
                .from(RECIPIENT)
                .where(RECIPIENT.MAIL_ID.eq(OUTGOING_MAIL.ID)));
    }

    private static List<String> states() {
        return Stream.of(Mail.State.values()).map(Enum::name).toList();
    }
}
