package caposaldo.account.web;

import caposaldo.account.ClientPeople;
import caposaldo.account.SiteFacts;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The fields of a place of a client. */
final class SiteForm {

    private SiteForm() {}

    static Map<String, String> values(ClientPeople.Site site) {
        var facts = site.facts();
        var values = new LinkedHashMap<String, String>();
        values.put("version", Integer.toString(site.version()));
        values.put("kind", facts.kind().name());
        ClientForm.put(values, "name", facts.name());
        ClientForm.put(values, "streetName", facts.streetName());
        ClientForm.put(values, "additionalStreetName", facts.additionalStreetName());
        ClientForm.put(values, "cityName", facts.cityName());
        ClientForm.put(values, "postalZone", facts.postalZone());
        ClientForm.put(values, "countrySubentity", facts.countrySubentity());
        values.put("country", facts.country());
        ClientForm.put(values, "gln", facts.gln());
        ClientForm.put(values, "latitude", plain(facts.latitude()));
        ClientForm.put(values, "longitude", plain(facts.longitude()));
        ClientForm.put(values, "openingHours", facts.openingHours());
        return values;
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    static SiteFacts facts(MultiValueMap<String, String> typed) {
        return new SiteFacts(
                Arrays.stream(ClientPeople.SiteKind.values())
                        .filter(kind -> kind.name().equals(ClientForm.text(typed, "kind")))
                        .findFirst()
                        .orElseThrow(() -> Invalid.field("kind", "account.invalid.choice")),
                ClientForm.orNull(typed, "name"),
                ClientForm.orNull(typed, "streetName"),
                ClientForm.orNull(typed, "additionalStreetName"),
                ClientForm.orNull(typed, "cityName"),
                ClientForm.orNull(typed, "postalZone"),
                ClientForm.orNull(typed, "countrySubentity"),
                ClientForm.text(typed, "country").toUpperCase(Locale.ROOT),
                ClientForm.orNull(typed, "gln"),
                ClientForm.amount(typed, "latitude"),
                ClientForm.amount(typed, "longitude"),
                ClientForm.orNull(typed, "openingHours"));
    }
}
