package caposaldo.account;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Chip;
import caposaldo.web.RecordParts;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The record of a client: what this room knows of it and what the rooms above add. */
@Component
public class ClientRecords {

    private final Clients clients;
    private final RecordParts<ClientId> parts;

    ClientRecords(Clients clients, List<ClientPart> parts) {
        this.clients = clients;
        this.parts = new RecordParts<>(parts);
    }

    /** @throws caposaldo.kernel.Missing when there is no such client for this person */
    public ClientHead head(AccessScope scope, ClientId id, Ui ui) {
        var client = clients.get(scope, id);
        var tabs = new ArrayList<Tab>(List.of(new Tab(ui.t("account.tab.overview"), id.path())));
        tabs.addAll(parts.tabs(scope, id, ui));
        tabs.add(new Tab(ui.t("account.tab.people"), id.path() + "/people"));
        tabs.add(new Tab(ui.t("account.tab.portfolio"), id.path() + "/portfolio"));
        tabs.add(new Tab(ui.t("account.tab.history"), id.path() + "/history"));
        return new ClientHead(
                id,
                client.name(),
                note(client, ui),
                scope.may(Right.CLIENT_EDIT),
                chips(scope, client, ui),
                parts.facts(scope, id, ui),
                List.copyOf(tabs));
    }

    private List<Chip> chips(AccessScope scope, Client client, Ui ui) {
        var chips = new ArrayList<>(parts.chips(scope, client.id(), ui));
        if (client.state() != Client.State.CLIENT) {
            chips.add(Chip.plain(ui.t("account.clients.state." + client.state())));
        }
        if (client.segment() != null) {
            chips.add(Chip.plain(client.segment()));
        }
        return List.copyOf(chips);
    }

    private static String note(Client client, Ui ui) {
        return Stream.of(
                        client.code(),
                        client.taxNumber() == null ? null : client.country() + " " + client.taxNumber(),
                        client.clientSince() == null ? null : ui.t("account.since", ui.date(client.clientSince())),
                        client.portfolio())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    /** What the rooms above show on the overview. */
    public List<String> overview(AccessScope scope, ClientId id) {
        return parts.overview(scope, id);
    }
}
