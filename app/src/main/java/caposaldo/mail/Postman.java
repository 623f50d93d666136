package caposaldo.mail;

import caposaldo.db.Background;
import caposaldo.db.mail.tables.records.OutgoingMailRecord;
import com.github.kagkarlsson.scheduler.task.Task;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings what is due to the server, one mail a transaction, its row held meanwhile: nobody takes it back while it leaves.
 * A process that dies in between leaves the row as it was, so the mail leaves again, under the same message id.
 */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int REFUSED_FOR_GOOD = 500;

    /** What came of one attempt. */
    private enum Outcome {
        NOTHING_DUE,
        DONE,
        /** The server is not to be reached: the others wait for the next round. */
        NO_SERVER
    }

    private final MailStore store;
    private final SmtpServer server;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Postman(MailStore store, SmtpServer server, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.server = server;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Once round: everything whose time has come. */
    void goRound() {
        if (!server.isSetUp()) {
            return;
        }
        var sender = server.sender();
        var outcome = Outcome.DONE;
        while (outcome == Outcome.DONE) {
            outcome = transaction.execute(status -> bring(sender));
        }
    }

    private Outcome bring(JavaMailSender sender) {
        var due = store.holdDue(clock.instant());
        if (due.isEmpty()) {
            return Outcome.NOTHING_DUE;
        }
        var mail = due.get();
        try {
            sender.send(message(sender, mail));
            store.sent(mail, clock.instant());
            return Outcome.DONE;
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            return failed(mail, e);
        }
    }

    private Outcome failed(OutgoingMailRecord mail, Exception why) {
        var reason = Failure.of(why);
        log.warn("Mail {} did not leave: {}", mail.getId(), reason.said());
        var again = reason.forGood()
                ? null
                : Retries.after(mail.getAttempts() + 1)
                        .map(pause -> clock.instant().plus(pause))
                        .orElse(null);
        store.failed(mail, reason.said(), again);
        return reason.ofServer() ? Outcome.NO_SERVER : Outcome.DONE;
    }

    /**
     * @param forGood the same mail would be refused again
     * @param ofServer it would be the same with any other mail
     */
    private record Failure(String said, boolean forGood, boolean ofServer) {

        static Failure of(Exception why) {
            if (why instanceof MailSendException sent && sent.getMessageExceptions().length > 0) {
                var cause = sent.getMessageExceptions()[0];
                return new Failure(said(cause), chain(cause).anyMatch(Failure::isRefusal), false);
            }
            return new Failure(said(why), !(why instanceof MailException), why instanceof MailException);
        }

        private static boolean isRefusal(Throwable cause) {
            return switch (cause) {
                case SMTPAddressFailedException address -> address.getReturnCode() >= REFUSED_FOR_GOOD;
                case SMTPSendFailedException whole -> whole.getReturnCode() >= REFUSED_FOR_GOOD;
                default -> false;
            };
        }

        /** With what a server says of each address. */
        private static Stream<Throwable> chain(Throwable first) {
            return Stream.iterate(
                    first,
                    cause -> cause != null,
                    cause -> cause instanceof MessagingException told ? told.getNextException() : cause.getCause());
        }

        private static String said(Exception why) {
            return chain(why)
                    .map(cause -> String.valueOf(cause.getMessage()).strip())
                    .distinct()
                    .reduce((all, next) -> all.contains(next) ? all : all + "; " + next)
                    .orElse(why.toString());
        }
    }

    private MimeMessage message(JavaMailSender sender, OutgoingMailRecord mail)
            throws MessagingException, UnsupportedEncodingException {
        var message = sender.createMimeMessage();
        var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(address(server.from()));
        if (mail.getReplyTo() != null) {
            helper.setReplyTo(mail.getReplyTo());
        }
        var to = store.recipients(mail.getId());
        var addresses = new InternetAddress[to.size()];
        for (var n = 0; n < addresses.length; n++) {
            addresses[n] = address(to.get(n));
        }
        message.setRecipients(MimeMessage.RecipientType.TO, (Address[]) addresses);
        helper.setSubject(mail.getSubject());
        helper.setText(mail.getBody());
        for (var enclosure : store.enclosures(mail.getId())) {
            helper.addAttachment(enclosure.name(), new ByteArrayDataSource(enclosure.content(), enclosure.mediaType()));
        }
        message.setHeader("Message-ID", mail.getMessageId());
        message.setHeader("Content-Language", mail.getLanguage());
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        return message;
    }

    private static InternetAddress address(Recipient recipient) throws UnsupportedEncodingException {
        return new InternetAddress(recipient.address(), recipient.name(), StandardCharsets.UTF_8.name());
    }

    /** Every few seconds: a mail leaves soon after its time has come. */
    @Configuration(proxyBeanMethods = false)
    static class Rounds {

        @Bean
        static Task<Void> bringingMail(Postman postman) {
            return Background.every(Duration.ofSeconds(5), "mail.leave", postman::goRound);
        }
    }
}
