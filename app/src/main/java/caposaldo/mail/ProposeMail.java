package caposaldo.mail;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPeople;
import caposaldo.account.ClientPeople.ChannelKind;
import caposaldo.account.ClientPeople.ContactRole;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Wording;
import caposaldo.web.paper.Enclosure;
import caposaldo.web.paper.Paper;
import caposaldo.web.paper.Papers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a mail with a document would say and to whom, before somebody decides: in the client's language, to whom it concerns. */
@Component
public class ProposeMail {

    /**
     * Somebody it could go to.
     *
     * @param role null for the address of the client itself
     * @param proposed whether the document concerns this person
     */
    public record Candidate(Recipient recipient, @Nullable ContactRole role, boolean proposed) {}

    /** @param enclosures the document first */
    public record Proposal(
            String paper,
            String title,
            ClientId client,
            String clientName,
            String language,
            List<Candidate> candidates,
            String subject,
            String text,
            List<Enclosure> enclosures) {

        public List<Recipient> proposed() {
            return candidates.stream()
                    .filter(Candidate::proposed)
                    .map(Candidate::recipient)
                    .toList();
        }
    }

    private final Papers papers;
    private final Clients clients;
    private final ClientPeople people;
    private final MailStore store;
    private final Wording wording;
    private final String seller;

    ProposeMail(
            Papers papers,
            Clients clients,
            ClientPeople people,
            MailStore store,
            Wording wording,
            @Value("${caposaldo.seller.name:}") String seller) {
        this.papers = papers;
        this.clients = clients;
        this.people = people;
        this.store = store;
        this.wording = wording;
        this.seller = seller;
    }

    /**
     * @param path where the record stands: {@code /deliveries/12}
     * @throws caposaldo.kernel.Invalid when it must not go to anybody as it stands
     * @throws caposaldo.kernel.Missing when there is no such record for this person, or it has no document
     */
    @Transactional(readOnly = true)
    public Proposal of(AccessScope scope, String path) {
        scope.require(Right.MAIL_SEND);
        var paper = papers.paper(scope, path);
        papers.checkMayLeave(scope, path);
        var in = wording.in(paper.to().language());
        var sender = store.sender(scope.userId()).name();
        var us = seller.isEmpty() ? sender : seller;
        var signed = seller.isEmpty() ? sender : sender + "\n" + seller;
        return new Proposal(
                path,
                paper.title(),
                new ClientId(paper.to().client()),
                paper.to().name(),
                in.locale().getLanguage(),
                candidates(scope, paper),
                in.t("mail.subject.of", paper.title(), us),
                in.t("mail.text.of", paper.title(), signed),
                papers.enclosures(scope, path));
    }

    private List<Candidate> candidates(AccessScope scope, Paper paper) {
        var client = clients.get(scope, new ClientId(paper.to().client()));
        var roles = roles(paper.desk());
        var found = new LinkedHashMap<String, Candidate>();
        for (var contact : people.contacts(scope, client.id())) {
            if (contact.leftOn() == null) {
                contact.channels().stream()
                        .filter(channel -> channel.kind() == ChannelKind.EMAIL && Recipient.isAddress(channel.value()))
                        .forEach(channel -> found.putIfAbsent(
                                channel.value(),
                                new Candidate(
                                        new Recipient(
                                                Optional.of(contact.name())
                                                        .filter(name -> !name.isBlank())
                                                        .orElse(null),
                                                channel.value()),
                                        contact.role(),
                                        roles.contains(contact.role()))));
            }
        }
        Optional.ofNullable(client.email())
                .filter(Recipient::isAddress)
                .ifPresent(address -> found.putIfAbsent(
                        address,
                        new Candidate(
                                new Recipient(null, address),
                                null,
                                found.values().stream().noneMatch(Candidate::proposed))));
        return List.copyOf(found.values());
    }

    static Set<ContactRole> roles(Paper.Desk desk) {
        return switch (desk) {
            case PURCHASING -> Set.of(ContactRole.BUYER, ContactRole.CATEGORY);
            case LOGISTICS -> Set.of(ContactRole.LOGISTICS, ContactRole.STORE);
            case FINANCE -> Set.of(ContactRole.FINANCE);
        };
    }
}
