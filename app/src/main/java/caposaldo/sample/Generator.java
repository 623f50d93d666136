package caposaldo.sample;

import java.util.List;

/**
 * What Steel Wheels lacks, made up from the client's number, so that every load makes the same: people besides the buyer
 * and opening hours. What it makes is marked as made up wherever it is shown.
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

    private static int mixed(String client, int salt) {
        var hash = client.hashCode() * 0x9E3779B1 + salt * 0x85EBCA77;
        return hash ^ hash >>> 15;
    }
}
