package caposaldo.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where the sample's towns lie and what ISO 3166 calls its countries; Steel Wheels itself does not say. */
final class Towns {

    /** Degrees, north and east positive. */
    record Place(String latitude, String longitude) {}

    private static final Map<String, Place> PLACES = read();

    private Towns() {}

    private static Map<String, Place> read() {
        var places = new HashMap<String, Place>();
        try (var csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        Objects.requireNonNull(Towns.class.getResourceAsStream("/sample/towns.csv")),
                        StandardCharsets.UTF_8))) {
            csv.forEach(row ->
                    places.put(row.getField("town"), new Place(row.getField("latitude"), row.getField("longitude"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(places);
    }

    /** Empty for a town that is none, such as Steel Wheels' Brickhaven. */
    static Optional<Place> of(String town) {
        return Optional.ofNullable(PLACES.get(town));
    }

    static String country(String name) {
        return switch (name) {
            case "USA" -> "US";
            case "UK" -> "GB";
            case "Russia" -> "RU";
            default -> COUNTRIES.getOrDefault(name, "XX");
        };
    }

    private static final Map<String, String> COUNTRIES = countries();

    private static Map<String, String> countries() {
        var countries = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            countries.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code);
        }
        countries.put("Hong Kong", "HK");
        return Map.copyOf(countries);
    }
}
