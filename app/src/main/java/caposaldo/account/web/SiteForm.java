package caposaldo.account.web;

import caposaldo.account.ClientPeople;
import caposaldo.account.SiteFacts;
import caposaldo.web.Typed;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    static SiteFacts facts(Typed typed) {
        return new SiteFacts(
                typed.choice("kind", ClientPeople.SiteKind.values()),
                typed.orNull("name"),
                typed.orNull("streetName"),
                typed.orNull("additionalStreetName"),
                typed.orNull("cityName"),
                typed.orNull("postalZone"),
                typed.orNull("countrySubentity"),
                typed.text("country").toUpperCase(Locale.ROOT),
                typed.orNull("gln"),
                typed.number("latitude").orElse(null),
                typed.number("longitude").orElse(null),
                typed.orNull("openingHours"));
    }
}
