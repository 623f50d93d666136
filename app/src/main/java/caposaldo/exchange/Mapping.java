package caposaldo.exchange;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column of the file each field is read from, by the column's head.
 *
 * @param columns field → head; a field that is absent is not read
 */
public record Mapping(Map<String, String> columns) {

    public Mapping {
        columns = Map.copyOf(columns);
    }

    /** Takes a head for the field whose names it is like; each column at most once. */
    static Mapping guess(List<ImportField> fields, List<String> heads) {
        var guessed = new LinkedHashMap<String, String>();
        var taken = new ArrayList<String>();
        for (var exact : new boolean[] {true, false}) {
            for (var field : fields) {
                if (!guessed.containsKey(field.key())) {
                    heads.stream()
                            .filter(head -> !taken.contains(head) && isLike(field, folded(head), exact))
                            .findFirst()
                            .ifPresent(head -> {
                                guessed.put(field.key(), head);
                                taken.add(head);
                            });
                }
            }
        }
        fields.stream()
                .filter(field -> field.required() && !guessed.containsKey(field.key()))
                .forEach(field -> nameInsteadOfCode(field.key(), guessed));
        return new Mapping(guessed);
    }

    /** A file with one column for a thing names it by its code: "Product" alone is no description. */
    private static void nameInsteadOfCode(String key, Map<String, String> guessed) {
        var head = guessed.remove(key + "Name");
        if (head != null) {
            guessed.put(key, head);
        }
    }

    private static boolean isLike(ImportField field, String head, boolean exact) {
        if (head.equals(folded(field.key()))) {
            return true;
        }
        return field.heads().stream()
                .map(Mapping::folded)
                .anyMatch(name -> exact ? name.equals(head) : name.length() > 3 && head.contains(name));
    }

    /** Lower case letters and digits only, without accents. */
    static String folded(String head) {
        return Normalizer.normalize(head, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** For each field the column's place in the head, −1 for none. */
    int[] places(List<ImportField> fields, List<String> heads) {
        return fields.stream()
                .mapToInt(field -> {
                    var head = columns.get(field.key());
                    return head == null ? -1 : heads.indexOf(head);
                })
                .toArray();
    }
}
