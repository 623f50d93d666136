package caposaldo.account.web;

import caposaldo.account.ClientPeople;
import caposaldo.account.ClientPeople.ChannelKind;
import caposaldo.account.ContactFacts;
import caposaldo.kernel.Invalid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

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

    static ContactFacts facts(MultiValueMap<String, String> typed) {
        var channels = new ArrayList<ClientPeople.Channel>();
        for (var i = 0; i < CHANNELS * 2; i++) {
            var value = ClientForm.text(typed, "channel." + i + ".value");
            if (!value.isEmpty()) {
                channels.add(new ClientPeople.Channel(
                        one(ChannelKind.values(), ClientForm.text(typed, "channel." + i + ".kind"), "channels"),
                        value));
            }
        }
        return new ContactFacts(
                ClientForm.text(typed, "givenName"),
                ClientForm.text(typed, "familyName"),
                ClientForm.orNull(typed, "jobTitle"),
                one(ClientPeople.ContactRole.values(), ClientForm.text(typed, "role"), "role"),
                channels);
    }

    private static <E extends Enum<E>> E one(E[] all, String chosen, String field) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .orElseThrow(() -> Invalid.field(field, "account.invalid.choice"));
    }
}
