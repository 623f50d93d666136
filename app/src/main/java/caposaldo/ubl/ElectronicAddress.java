package caposaldo.ubl;

import java.util.Map;
import java.util.Optional;

/**
 * Where a party's documents are sent: a number with its scheme of the list EAS of the European Commission, as Peppol uses
 * it.
 *
 * @param scheme four digits, such as 0088 for a GLN
 */
public record ElectronicAddress(String scheme, String id) {

    private static final String GLN = "0088";

    /** VAT numbers by country, Peppol's code list of participant identifier schemes. */
    private static final Map<String, String> VAT = Map.ofEntries(
            Map.entry("AT", "9914"),
            Map.entry("BE", "9925"),
            Map.entry("BG", "9926"),
            Map.entry("CH", "9927"),
            Map.entry("CY", "9928"),
            Map.entry("CZ", "9929"),
            Map.entry("DE", "9930"),
            Map.entry("EE", "9931"),
            Map.entry("GB", "9932"),
            Map.entry("GR", "9933"),
            Map.entry("HR", "9934"),
            Map.entry("IE", "9935"),
            Map.entry("LT", "9937"),
            Map.entry("LU", "9938"),
            Map.entry("LV", "9939"),
            Map.entry("MT", "9943"),
            Map.entry("NL", "9944"),
            Map.entry("PL", "9945"),
            Map.entry("PT", "9946"),
            Map.entry("RO", "9947"),
            Map.entry("SI", "9949"),
            Map.entry("SK", "9950"),
            Map.entry("ES", "9920"),
            Map.entry("FR", "9957"),
            Map.entry("IT", "0211"));

    public ElectronicAddress {
        if (!scheme.matches("[0-9]{4}") || id.isBlank()) {
            throw new IllegalArgumentException(scheme + ":" + id + " is no electronic address");
        }
    }

    /** As settings write it, {@code 0211:IT01234567890}; empty when it is none. */
    public static Optional<ElectronicAddress> of(String written) {
        return written.strip().matches("[0-9]{4}:[A-Za-z0-9.:-]+")
                ? Optional.of(new ElectronicAddress(
                        written.strip().substring(0, 4), written.strip().substring(5)))
                : Optional.empty();
    }

    public static ElectronicAddress ofGln(String gln) {
        return new ElectronicAddress(GLN, gln);
    }

    /** Of a VAT number with its country before it; empty where the country has no scheme for it. */
    public static Optional<ElectronicAddress> ofVat(String number) {
        return number.matches("[A-Z]{2}[0-9A-Z]+")
                ? Optional.ofNullable(VAT.get(number.substring(0, 2)))
                        .map(scheme -> new ElectronicAddress(scheme, number))
                : Optional.empty();
    }
}
