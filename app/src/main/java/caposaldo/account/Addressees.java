package caposaldo.account;

import caposaldo.account.ClientPeople.SiteKind;
import caposaldo.db.AccessScope;
import caposaldo.web.paper.Addressee;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a client is written to: as it is registered, where such post goes, in the language of its country. */
@Component
public class Addressees {

    private final Clients clients;
    private final ClientPeople people;

    Addressees(Clients clients, ClientPeople people) {
        this.clients = clients;
        this.people = people;
    }

    /** @throws caposaldo.kernel.Missing when there is no such client for this person */
    @Transactional(readOnly = true)
    public Addressee of(AccessScope scope, ClientId id, SiteKind kind) {
        var client = clients.get(scope, id);
        var name = Optional.ofNullable(client.legalName()).orElse(client.name());
        return new Addressee(
                id.value(),
                ClientLanguage.of(client.country()),
                Stream.concat(Stream.of(name), people.address(scope, id, kind).stream())
                        .toList());
    }
}
