package caposaldo.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPeople.Channel;
import caposaldo.account.ClientPeople.ChannelKind;
import caposaldo.account.ClientPeople.ContactRole;
import caposaldo.account.ContactFacts;
import caposaldo.account.KeepContact;
import caposaldo.collection.MailLetters.State;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Role;
import caposaldo.security.SecurityFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Three letters of one run: to Brixia's accounts, to Garda's own address, and to Casa Nova, which has none. */
@Import(SecurityFixture.class)
class MailLettersTests extends CollectionScenario {

    @Autowired
    private ProposeLetters propose;

    @Autowired
    private SendLetters sendAll;

    @Autowired
    private MailLetters mail;

    @Autowired
    private MailLetter one;

    @Autowired
    private DunningLetters letters;

    @Autowired
    private DunningRuns runs;

    @Autowired
    private WithdrawLetter withdraw;

    @Autowired
    private KeepContact contacts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SecurityFixture users;

    private ClientId garda;
    private ClientId casa;
    private long run;

    @BeforeEach
    void aRunOfLetters() {
        garda = ledger.client("Garda Market");
        casa = ledger.client("Casa Nova");
        contacts.add(
                finance,
                brixia,
                new ContactFacts(
                        "Bruna",
                        "Belli",
                        null,
                        ContactRole.FINANCE,
                        List.of(new Channel(ChannelKind.EMAIL, "bruna." + UUID.randomUUID() + "@brixia.example"))));
        sql.execute("update account.client set email = 'office@garda.example' where id = ?", garda.value());
        for (var client : List.of(brixia, garda, casa)) {
            overdue(client, "A-" + client.value(), 25, "500.00");
        }
        propose.proposeNow(finance);
        run = sendAll.sendNow(
                        finance, Optional.of(List.of(brixia.value(), garda.value(), casa.value())), Optional.empty())
                .orElseThrow()
                .id();
    }

    private Map<ClientId, State> states() {
        return mail.standing(finance, run).letters().stream()
                .collect(Collectors.toMap(MailLetters.OnItsWay::client, MailLetters.OnItsWay::state));
    }

    private DunningLetterId letterTo(ClientId client) {
        return letters.of(finance, client).getFirst().id();
    }

    private int mailsOf(ClientId client) {
        return sql.fetchSingle("select count(*) from mail.outgoing_mail where client_id = ?", client.value())
                .get(0, Integer.class);
    }

    @Test
    void whoHasAnAddressGetsTheLetterOnceHoweverOftenItIsAskedFor() {
        assertThat(states()).isEqualTo(Map.of(brixia, State.TO_SEND, garda, State.TO_SEND, casa, State.NO_ADDRESS));
        assertThat(mail.now(finance, run).orElseThrow().letters()).isEqualTo(2);
        assertThat(states()).isEqualTo(Map.of(brixia, State.WAITING, garda, State.WAITING, casa, State.NO_ADDRESS));
        assertThatThrownBy(() -> mail.start(finance, run)).isInstanceOf(Invalid.class);
        assertThat(one.mail(ledger.scope("Dario"), letterTo(brixia))).isEqualTo(MailLetter.Outcome.WRITTEN_BEFORE);
        assertThat(mailsOf(brixia)).isOne();
        assertThat(sql.fetchSingle("""
                        select r.address from mail.recipient r join mail.outgoing_mail m on m.id = r.mail_id where m.client_id = ?
                        """, garda.value()).get(0, String.class)).isEqualTo("office@garda.example");
    }

    @Test
    void whatWasNotWrittenWhenAProcessDiedIsWrittenByTheNextRunAndNothingTwice() {
        one.mail(finance, letterTo(brixia));
        transaction.executeWithoutResult(status -> {
            one.mail(finance, letterTo(garda));
            status.setRollbackOnly();
        });
        assertThat(states()).containsEntry(brixia, State.WAITING).containsEntry(garda, State.TO_SEND);
        assertThat(mail.now(finance, run).orElseThrow().letters()).isOne();
        assertThat(List.of(mailsOf(brixia), mailsOf(garda), mailsOf(casa))).containsExactly(1, 1, 0);
    }

    @Test
    void severalAtOnceWriteEachLetterOnce() throws InterruptedException, ExecutionException {
        Callable<MailLetter.Outcome> both = () -> one.mail(finance, letterTo(brixia));
        try (var hands = Executors.newFixedThreadPool(4)) {
            var outcomes = new ArrayList<MailLetter.Outcome>();
            for (var done : hands.invokeAll(List.of(both, both, both, both))) {
                outcomes.add(done.get());
            }
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome == MailLetter.Outcome.WRITTEN)
                    .hasSize(1);
        }
        assertThat(mailsOf(brixia)).isOne();
    }

    @Test
    void whatIsWithdrawnByThenIsNotSentAndARunThatSentNothingHasNoLetters() {
        var letter = letters.get(finance, letterTo(brixia));
        withdraw.withdraw(finance, letter.id(), letter.version(), "Paid in cash");
        assertThat(states()).containsEntry(brixia, State.OVER);
        assertThat(one.mail(finance, letter.id())).isEqualTo(MailLetter.Outcome.OVER);
        assertThat(mailsOf(brixia)).isZero();
        var counting = propose.proposeNow(finance).orElseThrow().id();
        assertThatThrownBy(() -> mail.standing(finance, counting)).isInstanceOf(Missing.class);
        assertThat(runs.lastSending(finance).orElseThrow().id()).isEqualTo(run);
    }

    @Test
    void thePageAndTheApiSayWhichWaitAndWhoHasNoAddress() {
        var fiona = users.user(Role.FINANCE);
        mail.now(finance, run);
        assertThat(mvc.get().uri("/collection/proposals/run/" + run + "/mails").with(user(fiona)))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "3 letters: 0 sent, 2 on their way, 0 to be sent, 1 without an address",
                        "Add an e-mail address");
        assertThat(mvc.get().uri("/collection/proposals/run").with(user(fiona)))
                .bodyText()
                .contains("/collection/proposals/run/" + run + "/mails");
        var api = "/api/v1/collection/proposals/runs/" + run + "/mails";
        assertThat(mvc.get().uri(api).with(user(fiona)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[?(@.clientId == " + casa.value() + ")].state")
                .asArray()
                .containsExactly("NO_ADDRESS");
        assertThat(mvc.post().uri(api).with(user(fiona)).with(csrf())).hasStatus(422);
    }
}
