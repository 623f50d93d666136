package caposaldo.account.web;

import caposaldo.account.Client;
import caposaldo.account.ClientFacts;
import caposaldo.web.Typed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the client's forms, to and from what the room understands. */
final class ClientForm {

    private ClientForm() {}

    static ClientFacts facts(Typed typed) {
        return new ClientFacts(
                typed.text("name"),
                typed.orNull("legalName"),
                typed.text("country").toUpperCase(Locale.ROOT),
                typed.orNull("taxNumber"),
                typed.orNull("registryNumber"),
                typed.orNull("segment"),
                typed.orNull("channel"),
                typed.orNull("sizeClass"),
                typed.number("potential").orElse(null),
                typed.orNull("needs"),
                typed.orNull("source"),
                typed.orNull("phone"),
                typed.orNull("email"),
                typed.orNull("website"),
                typed.dateOrWrong("clientSince").orElse(null));
    }

    static Map<String, String> values(Client client) {
        var values = new LinkedHashMap<String, String>();
        values.put("version", Integer.toString(client.version()));
        values.put("name", client.name());
        put(values, "legalName", client.legalName());
        values.put("country", client.country());
        put(values, "taxNumber", client.taxNumber());
        put(values, "registryNumber", client.registryNumber());
        put(values, "segment", client.segment());
        put(values, "channel", client.channel());
        put(values, "sizeClass", client.sizeClass());
        put(
                values,
                "potential",
                client.potential() == null ? null : client.potential().toPlainString());
        put(values, "needs", client.needs());
        put(values, "source", client.source());
        put(values, "phone", client.phone());
        put(values, "email", client.email());
        put(values, "website", client.website());
        put(
                values,
                "clientSince",
                client.clientSince() == null ? null : client.clientSince().toString());
        return values;
    }

    static void put(Map<String, String> values, String field, @Nullable String value) {
        values.put(field, value == null ? "" : value);
    }
}
