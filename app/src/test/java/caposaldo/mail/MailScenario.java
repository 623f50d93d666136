package caposaldo.mail;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.account.ClientPeople.Channel;
import caposaldo.account.ClientPeople.ChannelKind;
import caposaldo.account.ClientPeople.ContactRole;
import caposaldo.account.ContactFacts;
import caposaldo.account.KeepContact;
import caposaldo.db.AccessScope;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.security.AccessScopes;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Fiona of finance sends Brixia its invoice; Bruna keeps the accounts there, Berto buys. The server is a real one. */
@CaposaldoTest
abstract class MailScenario {

    static final LocalDate TODAY = TestClock.TODAY;

    @Autowired
    ProposeMail propose;

    @Autowired
    SendMail send;

    @Autowired
    WorkOnMail work;

    @Autowired
    Mails mails;

    @Autowired
    MailStore store;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext sql;

    @Autowired
    private PostDocument documents;

    @Autowired
    private PostPayment payments;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private KeepContact contacts;

    final GreenMail world = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    LedgerFixture ledger;
    AccessScope fiona;
    ClientId brixia;
    LedgerItemId invoice;
    /** What the invoice is called. */
    String number = "";

    String bruna = "";

    @BeforeEach
    void office() {
        world.start();
        clock.moveTo(TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        fiona = ledger.finance();
        brixia = ledger.client("Brixia Distribuzione");
        invoice = ledger.invoice(brixia, "INV-1", TODAY, TODAY.plusDays(30), "1230.50");
        number = sql.fetchSingle("select number from receivable.ledger_item where id = ?", invoice.value())
                .get(0, String.class);
        bruna = "bruna." + UUID.randomUUID() + "@brixia.example";
        person("Bruna", "Belli", ContactRole.FINANCE, bruna);
        person("Berto", "Bo", ContactRole.BUYER, "berto." + UUID.randomUUID() + "@brixia.example");
    }

    private void person(String given, String family, ContactRole role, String address) {
        contacts.add(
                fiona,
                brixia,
                new ContactFacts(given, family, null, role, List.of(new Channel(ChannelKind.EMAIL, address))));
    }

    @AfterEach
    void theWorldEnds() {
        world.stop();
    }

    /** With the words that are proposed, to whom it concerns. */
    SendMail.Wanted proposed() {
        var proposal = propose.of(fiona, invoice.path());
        return new SendMail.Wanted(
                proposal.paper(),
                proposal.proposed(),
                proposal.subject(),
                proposal.text(),
                UUID.randomUUID().toString());
    }

    Mail get(MailId id) {
        return mails.get(fiona, id);
    }

    Postman postman() {
        return postman(world.getSmtp().getPort());
    }

    Postman postman(int port) {
        var place = new SmtpServer.Place("127.0.0.1", port, "", "", SmtpServer.Security.NONE);
        return new Postman(
                store,
                new SmtpServer(place, Optional.of(Recipient.of("Brenta Forniture SpA <post@brenta.example>"))),
                transaction,
                clock);
    }

    /** When everything that was written has come to its time. */
    void tomorrow() {
        clock.moveTo(TODAY.plusDays(1));
    }

    /** What the file of the invoice is called. */
    String file() {
        return number.replace('/', '-') + ".pdf";
    }

    /** What came to Bruna. */
    List<MimeMessage> received() {
        return Stream.of(world.getReceivedMessages())
                .filter(message -> isTo(message, bruna))
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Stream.of(message.getAllRecipients())
                    .anyMatch(to -> to.toString().contains(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
