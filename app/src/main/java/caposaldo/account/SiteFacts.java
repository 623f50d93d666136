package caposaldo.account;

import caposaldo.db.account.tables.records.SiteRecord;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes about a place of a client, by the names of UBL's address.
 *
 * @param gln global location number (GS1)
 * @param latitude degrees north and {@code longitude} degrees east (WGS 84); both or neither
 * @param openingHours as {@link OpeningHours} reads them
 */
public record SiteFacts(
        ClientPeople.SiteKind kind,
        @Nullable String name,
        @Nullable String streetName,
        @Nullable String additionalStreetName,
        @Nullable String cityName,
        @Nullable String postalZone,
        @Nullable String countrySubentity,
        String country,
        @Nullable String gln,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Nullable String openingHours) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final BigDecimal MOST_NORTH = new BigDecimal(90);
    private static final BigDecimal MOST_EAST = new BigDecimal(180);

    /** @throws Invalid naming every field that cannot stand as it is */
    void check() {
        var problems = new ArrayList<Invalid.Problem>();
        if (!COUNTRIES.contains(country)) {
            problems.add(problem("country", "account.invalid.country", country));
        }
        if (streetName == null && cityName == null) {
            problems.add(problem("cityName", "account.invalid.cityName"));
        }
        if (gln != null && !Gln.isValid(gln)) {
            problems.add(problem("gln", "account.invalid.gln"));
        }
        if ((latitude == null) != (longitude == null)) {
            problems.add(problem(latitude == null ? "latitude" : "longitude", "account.invalid.place"));
        }
        if (isBeyond(latitude, MOST_NORTH)) {
            problems.add(problem("latitude", "account.invalid.latitude"));
        }
        if (isBeyond(longitude, MOST_EAST)) {
            problems.add(problem("longitude", "account.invalid.longitude"));
        }
        addHours(problems);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private void addHours(List<Invalid.Problem> problems) {
        try {
            OpeningHours.parse(openingHours == null ? "" : openingHours);
        } catch (Invalid why) {
            problems.addAll(why.problems());
        }
    }

    private static boolean isBeyond(@Nullable BigDecimal degrees, BigDecimal most) {
        return degrees != null && degrees.abs().compareTo(most) > 0;
    }

    private static Invalid.Problem problem(String field, String key, Object... arguments) {
        return new Invalid.Problem(field, key, List.of(arguments));
    }

    void into(SiteRecord row) {
        row.setKind(kind.name());
        row.setName(name);
        row.setStreetName(streetName);
        row.setAdditionalStreetName(additionalStreetName);
        row.setCityName(cityName);
        row.setPostalZone(postalZone);
        row.setCountrySubentity(countrySubentity);
        row.setCountry(country);
        row.setGln(gln);
        row.setLatitude(latitude);
        row.setLongitude(longitude);
        row.setOpeningHours(openingHours);
        row.setGenerated(false);
    }
}
