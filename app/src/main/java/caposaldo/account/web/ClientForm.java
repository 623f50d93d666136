package caposaldo.account.web;

import caposaldo.account.Client;
import caposaldo.account.ClientFacts;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The fields of the client's forms, to and from what the room understands. */
final class ClientForm {

    private ClientForm() {}

    static ClientFacts facts(MultiValueMap<String, String> typed) {
        return new ClientFacts(
                text(typed, "name"),
                orNull(typed, "legalName"),
                text(typed, "country").toUpperCase(Locale.ROOT),
                orNull(typed, "taxNumber"),
                orNull(typed, "registryNumber"),
                orNull(typed, "segment"),
                orNull(typed, "channel"),
                orNull(typed, "sizeClass"),
                amount(typed, "potential"),
                orNull(typed, "needs"),
                orNull(typed, "source"),
                orNull(typed, "phone"),
                orNull(typed, "email"),
                orNull(typed, "website"),
                date(typed, "clientSince"));
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

    static @Nullable Long portfolio(MultiValueMap<String, String> typed) {
        var chosen = text(typed, "portfolio");
        return chosen.matches("\\d{1,18}") ? Long.valueOf(chosen) : null;
    }

    static String text(MultiValueMap<String, String> typed, String field) {
        var value = typed.getFirst(field);
        return value == null ? "" : value.strip();
    }

    static @Nullable String orNull(MultiValueMap<String, String> typed, String field) {
        var value = text(typed, field);
        return value.isEmpty() ? null : value;
    }

    static @Nullable BigDecimal amount(MultiValueMap<String, String> typed, String field) {
        var value = text(typed, field).replaceAll("[\\s\u00a0]", "").replace(',', '.');
        try {
            return value.isEmpty() ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw Invalid.field(field, "account.invalid.amount");
        }
    }

    private static @Nullable LocalDate date(MultiValueMap<String, String> typed, String field) {
        var value = text(typed, field);
        try {
            return value.isEmpty() ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw Invalid.field(field, "account.invalid.date");
        }
    }
}
