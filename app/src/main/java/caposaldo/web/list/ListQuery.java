package caposaldo.web.list;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a person looks at a list, as it stands in the address: {@code q} words, {@code sort}, {@code columns},
 * {@code after} a cursor, {@code size}, and the filters {@code <column>} (of a text: what it contains), {@code <column>.is}
 * (a text in full), {@code <column>.from}, {@code <column>.to}.
 */
public record ListQuery(Map<String, List<String>> parameters) {

    /** Rows a page unless asked otherwise, and the most that can be asked for. */
    static final int PAGE = 50;

    static final int MOST = 500;

    public ListQuery {
        var kept = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, values) -> {
            var said = values.stream().filter(v -> !v.isBlank()).toList();
            if (!said.isEmpty()) {
                kept.put(name, said);
            }
        });
        parameters = kept;
    }

    public static ListQuery of(Map<String, String[]> parameters) {
        var lists = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, values) -> lists.put(name, List.of(values)));
        return new ListQuery(lists);
    }

    public String first(String name) {
        return all(name).isEmpty() ? "" : all(name).getFirst();
    }

    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    String words() {
        return first("q");
    }

    int size() {
        var asked = first("size");
        return asked.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(asked), 1, MOST) : PAGE;
    }

    ListQuery with(String name, List<String> values) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(name, values);
        return new ListQuery(changed);
    }

    ListQuery with(String name, String value) {
        return with(name, List.of(value));
    }

    ListQuery without(String... names) {
        var changed = new LinkedHashMap<>(parameters);
        List.of(names).forEach(changed.keySet()::remove);
        return new ListQuery(changed);
    }

    /** From the question mark on; empty without parameters. */
    public String text() {
        var pairs = new ArrayList<String>();
        parameters.forEach((name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
