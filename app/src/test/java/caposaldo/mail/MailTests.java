package caposaldo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.account.Clients;
import caposaldo.db.Trail;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.web.paper.Papers;
import caposaldo.web.paper.PdfText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MailTests extends MailScenario {

    @Autowired
    private Papers papers;

    @Autowired
    private Clients clients;

    @Autowired
    private Trail trail;

    @Test
    void anInvoiceGoesToWhoKeepsTheAccountsThereInTheirLanguageAsPdf() throws MessagingException, IOException {
        var id = send.send(fiona, proposed());
        postman().goRound();
        assertThat(received()).as("it can still be taken back").isEmpty();
        tomorrow();
        postman().goRound();
        assertThat(received()).singleElement().satisfies(message -> {
            assertThat(message.getSubject()).isEqualTo("Fattura " + number + " – Brenta Forniture SpA");
            assertThat(message.getFrom()[0]).hasToString("Brenta Forniture SpA <post@brenta.example>");
            assertThat(message.getAllRecipients()).hasSize(1);
            assertThat(message.getMessageID()).isEqualTo(get(id).messageId());
            assertThat(message.getHeader("Content-Language")).containsExactly("it");
        });
        var parts = (MimeMultipart) received().getFirst().getContent();
        assertThat(parts.getBodyPart(0).getContent())
                .extracting(MailTests::text)
                .asString()
                .contains("Gentili Signori", "Fattura " + number);
        var pdf = parts.getBodyPart(1);
        assertThat(pdf.getFileName()).isEqualTo(file());
        assertThat(PdfText.of(pdf.getInputStream().readAllBytes())).contains(number, "1 230,50");
        assertThat(get(id).state()).isEqualTo(Mail.State.SENT);
        postman().goRound();
        assertThat(received()).hasSize(1);
    }

    private static String text(Object content) {
        try {
            return content instanceof MimeMultipart nested
                    ? text(nested.getBodyPart(0).getContent())
                    : content.toString();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMailIsTakenBackUntilItLeavesAndNotAfter() {
        var kept = send.send(fiona, proposed());
        var taken = send.send(fiona, proposed());
        assertThatThrownBy(() -> work.takeBack(fiona, taken, 9)).isInstanceOf(Stale.class);
        work.takeBack(fiona, taken, get(taken).version());
        tomorrow();
        postman().goRound();
        assertThat(received()).hasSize(1);
        assertThat(get(taken).state()).isEqualTo(Mail.State.TAKEN_BACK);
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> work.takeBack(fiona, kept, get(kept).version()));
        assertThatThrownBy(() -> sql.execute(
                        "update mail.outgoing_mail set state = 'WAITING', sent_at = null where id = ?", kept.value()))
                .hasMessageContaining("stands as it was written");
    }

    @Test
    void whatWasGivenToTheServerByAProcessThatDiedLeavesAgainUnderTheSameMessageId() throws MessagingException {
        var id = send.send(fiona, proposed());
        tomorrow();
        transaction.executeWithoutResult(status -> {
            postman().goRound();
            status.setRollbackOnly();
        });
        assertThat(received()).hasSize(1);
        assertThat(get(id).state()).isEqualTo(Mail.State.WAITING);
        postman().goRound();
        assertThat(received()).hasSize(2);
        for (var message : received()) {
            assertThat(message.getMessageID()).isEqualTo(get(id).messageId());
        }
        assertThat(get(id).state()).isEqualTo(Mail.State.SENT);
    }

    @Test
    void aDecisionThatIsRolledBackSendsNothingAndTheSameFormTwiceOneMail() {
        var wanted = proposed();
        transaction.executeWithoutResult(status -> {
            send.send(fiona, wanted);
            status.setRollbackOnly();
        });
        tomorrow();
        postman().goRound();
        assertThat(received()).isEmpty();
        clock.moveTo(TODAY);
        assertThat(send.send(fiona, wanted)).isEqualTo(send.send(fiona, wanted));
        tomorrow();
        postman().goRound();
        assertThat(received()).hasSize(1);
    }

    @Test
    void twoProcessesBringEachMailOnce() throws InterruptedException, ExecutionException {
        var sent = IntStream.range(0, 12)
                .mapToObj(n -> send.send(fiona, proposed()))
                .toList();
        tomorrow();
        try (var both = Executors.newFixedThreadPool(2)) {
            for (var round : both.invokeAll(
                    List.of(Executors.callable(postman()::goRound), Executors.callable(postman()::goRound)))) {
                round.get();
            }
        }
        assertThat(received()).hasSize(12);
        assertThat(sent).allSatisfy(id -> assertThat(get(id).state()).isEqualTo(Mail.State.SENT));
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainAndGivenUpUntilSomebodyTriesAgain() throws IOException {
        var id = send.send(fiona, proposed());
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        for (var attempt = 1; attempt <= 6; attempt++) {
            assertThat(get(id).state()).as("before attempt " + attempt).isEqualTo(Mail.State.WAITING);
            clock.moveTo(TODAY.plusDays(attempt));
            // Others that wait are tried one a round, so what is due longest comes first.
            while (get(id).attempts() < attempt) {
                postman(nobody).goRound();
            }
        }
        assertThat(get(id).state()).isEqualTo(Mail.State.FAILED);
        assertThat(get(id).failure()).isNotBlank();
        postman().goRound();
        assertThat(received()).isEmpty();
        work.tryAgain(fiona, id, get(id).version());
        postman().goRound();
        assertThat(received()).hasSize(1);
        assertThat(get(id).state()).isEqualTo(Mail.State.SENT);
    }

    @Test
    void anAddressThatTheServerDoesNotKnowIsNotTriedAgain() throws IOException {
        var id = send.send(fiona, proposed());
        tomorrow();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseEverybody(server));
            postman(server.getLocalPort()).goRound();
        }
        assertThat(get(id).state()).isEqualTo(Mail.State.FAILED);
        assertThat(get(id).attempts()).isEqualTo(1);
        assertThat(get(id).failure()).contains("550", "no such person");
    }

    /** Speaks as much SMTP as is needed to say no. */
    private static void refuseEverybody(ServerSocket server) {
        while (!server.isClosed()) {
            try (var line = server.accept()) {
                var in = new java.io.BufferedReader(
                        new java.io.InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
                var out = line.getOutputStream();
                out.write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
                for (var said = in.readLine(); said != null; said = in.readLine()) {
                    var answer = said.startsWith("RCPT") ? "550 no such person" : "250 yes";
                    out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException over) {
                return;
            }
        }
    }

    @Test
    void onlyWhoSeesTheClientAndHasTheRightSendsToIt() {
        var luca = ledger.scope("Luca");
        assertThatThrownBy(() -> propose.of(luca, invoice.path())).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> send.send(luca, proposed())).isInstanceOf(Missing.class);
        var reader = fiona.limitedTo(Set.of(Right.MAIL_READ, Right.RECEIVABLE_READ, Right.CLIENT_READ));
        assertThatThrownBy(() -> send.send(reader, proposed())).isInstanceOf(Forbidden.class);
        var id = send.send(fiona, proposed());
        assertThatThrownBy(() -> mails.get(luca, id)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> work.takeBack(luca, id, 1)).isInstanceOf(Missing.class);
    }

    @Test
    void whereAddressesOfOthersAreAskedForTheyAreKeptAsTheyWereWritten() {
        var to = Stream.of(Recipient.of("Анна Бо <anna@example.org>"), new Recipient(null, bruna))
                .toList();
        var proposal = proposed();
        var id =
                send.send(fiona, new SendMail.Wanted(invoice.path(), to, "Ваш счёт", proposal.text(), proposal.once()));
        tomorrow();
        postman().goRound();
        assertThat(get(id).to()).isEqualTo(to);
        assertThat(received()).as("one in each mailbox").hasSize(2).allSatisfy(message -> {
            assertThat(message.getSubject()).isEqualTo("Ваш счёт");
            assertThat(message.getAllRecipients()).hasSize(2);
        });
    }

    @Test
    void whereNoServerIsSetNothingIsWrittenDown() {
        var unset =
                new SmtpServer(new SmtpServer.Place("", 587, "", "", SmtpServer.Security.STARTTLS), Optional.empty());
        var sending =
                new SendMail(new SendMail.Making(papers, store, unset, clock), clients, trail, Duration.ofSeconds(30));
        assertThat(sending.isSetUp()).isFalse();
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> sending.send(fiona, proposed()))
                .withMessageContaining("mail.invalid.notSetUp");
        assertThat(mails.of(fiona, invoice.path())).isEmpty();
    }
}
