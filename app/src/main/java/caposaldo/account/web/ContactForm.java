package caposaldo.account.web;

import caposaldo.account.ClientPeople;
import caposaldo.account.ClientPeople.ChannelKind;
import caposaldo.account.ContactFacts;
import caposaldo.web.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fields of a person at a client; channels are {@code channel.<n>.kind} and {@code channel.<n>.value}. */
final class ContactForm {

    /** How many channels a form has room for. */
    static final int CHANNELS = 8;

    private static final List<ChannelKind> USUAL = List.of(ChannelKind.EMAIL, ChannelKind.PHONE, ChannelKind.MOBILE);

    private ContactForm() {}

    static Map<String, String> blank() {
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < USUAL.size(); i++) {
            values.put("channel." + i + ".kind", USUAL.get(i).name());
        }
        return values;
    }

    static Map<String, String> values(ClientPeople.Contact contact) {
        var values = new LinkedHashMap<String, String>();
        values.put("version", Integer.toString(contact.version()));
        values.put("givenName", contact.givenName());
        values.put("familyName", contact.familyName());
        values.put("jobTitle", Objects.requireNonNullElse(contact.jobTitle(), ""));
        values.put("role", contact.role().name());
        for (var i = 0; i < contact.channels().size(); i++) {
            values.put(
                    "channel." + i + ".kind", contact.channels().get(i).kind().name());
            values.put("channel." + i + ".value", contact.channels().get(i).value());
        }
        return values;
    }

    static ContactFacts facts(Typed typed) {
        var channels = new ArrayList<ClientPeople.Channel>();
        for (var i = 0; i < CHANNELS * 2; i++) {
            var value = typed.text("channel." + i + ".value");
            if (!value.isEmpty()) {
                channels.add(
                        new ClientPeople.Channel(typed.choice("channel." + i + ".kind", ChannelKind.values()), value));
            }
        }
        return new ContactFacts(
                typed.text("givenName"),
                typed.text("familyName"),
                typed.orNull("jobTitle"),
                typed.choice("role", ClientPeople.ContactRole.values()),
                channels);
    }
}
