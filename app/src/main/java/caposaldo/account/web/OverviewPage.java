package caposaldo.account.web;

import caposaldo.account.Client;
import caposaldo.account.ClientPeople;
import caposaldo.account.Duplicates;
import caposaldo.web.Ui;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the overview of a client shows.
 *
 * @param parts addresses of what the rooms above add
 * @param alike pairs of it that wait to be judged
 */
public record OverviewPage(
        Client client,
        List<String> parts,
        List<ClientPeople.Contact> contacts,
        List<SiteRow> sites,
        List<Duplicates.Pair> alike) {

    /** What is written of the client, by the message key of its name; what is not known is left out. */
    public Map<String, String> known(Ui ui) {
        var known = new LinkedHashMap<String, String>();
        put(known, "account.field.potential", client.potential() == null ? null : ui.moneyRounded(client.potential()));
        put(known, "account.field.sizeClass", client.sizeClass());
        put(known, "account.field.channel", client.channel());
        put(known, "account.field.source", client.source());
        put(known, "account.field.legalName", client.legalName());
        put(known, "account.field.registryNumber", client.registryNumber());
        put(known, "account.field.phone", client.phone());
        put(known, "account.field.email", client.email());
        put(known, "account.field.website", client.website());
        return known;
    }

    private static void put(Map<String, String> known, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            known.put(label, value);
        }
    }
}
