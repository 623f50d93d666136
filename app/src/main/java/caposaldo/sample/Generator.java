package caposaldo.sample;

import java.util.List;

/**
 * What Steel Wheels lacks, made up from the number of the client or product, so that every load makes the same: people
 * besides the buyer, opening hours, ranges by segment and demonstration samples. What it makes is marked as made up wherever it is shown.
 */
final class Generator {

    private static final List<String> GIVEN =
            List.of("Anna", "Luca", "Elena", "Marc", "Ines", "Tom", "Sofia", "Jan", "Marta", "Paul", "Olga", "Nils");

    private static final List<String> FAMILY = List.of(
            "Weber", "Rossi", "Martin", "Silva", "Novak", "Berg", "Costa", "Keller", "Dubois", "Larsen", "Ferri",
            "Moreau");

    private static final List<String> HOURS = List.of(
            "Mo-Fr 08:00-17:00", "Mo-Fr 09:00-18:00", "Mo-Sa 08:30-19:00", "Mo-Fr 07:00-15:00", "Tu-Sa 10:00-19:00");

    private Generator() {}

    static String openingHours(String client) {
        return HOURS.get(Math.floorMod(mixed(client, 1), HOURS.size()));
    }

    /** One for finance, and for two clients of three one for logistics. */
    static List<List<String>> contacts(String client) {
        var finance = contact(client, 2, "FINANCE", "Head of accounting");
        return Math.floorMod(mixed(client, 3), 3) == 0
                ? List.of(finance)
                : List.of(finance, contact(client, 5, "LOGISTICS", "Warehouse"));
    }

    /** @param mustSell whether every client of the segment should have it */
    record Meant(String name, boolean mustSell) {}

    /** One product of three is meant for some segments only, and must be sold in the first of them one time of two. */
    static List<Meant> rangeOf(String product, List<String> segments) {
        if (Math.floorMod(mixed(product, 21), 3) != 0) {
            return List.of();
        }
        var first = Math.floorMod(mixed(product, 22), segments.size());
        var must = Math.floorMod(mixed(product, 23), 2) == 0;
        var second = (first + 1) % segments.size();
        return first == second
                ? List.of(new Meant(segments.get(first), must))
                : List.of(new Meant(segments.get(first), must), new Meant(segments.get(second), false));
    }

    /** One product of nine has a demonstration sample. */
    static boolean isShown(String product) {
        return Math.floorMod(mixed(product, 24), 9) == 0;
    }

    private static List<String> contact(String client, int salt, String role, String title) {
        return List.of(
                client,
                GIVEN.get(Math.floorMod(mixed(client, salt), GIVEN.size())),
                FAMILY.get(Math.floorMod(mixed(client, salt + 11), FAMILY.size())),
                role,
                title,
                "",
                "yes");
    }

    private static int mixed(String code, int salt) {
        var hash = code.hashCode() * 0x9E3779B1 + salt * 0x85EBCA77;
        return hash ^ hash >>> 15;
    }
}
