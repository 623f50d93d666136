package caposaldo.security.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a browser calls itself, in two words: enough for a person to know their own again. */
public record Browser(String name, String system) {

    /** The order matters: most call themselves by the names of those before them as well. */
    private static final Map<String, String> NAMES = ordered(
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "YaBrowser/",
            "Yandex",
            "Firefox/",
            "Firefox",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "Linux",
            "Linux");

    public static Browser of(String agent) {
        return new Browser(first(NAMES, agent), first(SYSTEMS, agent));
    }

    public boolean known() {
        return !name.isEmpty() && !system.isEmpty();
    }

    private static String first(Map<String, String> words, String agent) {
        return words.entrySet().stream()
                .filter(w -> agent.contains(w.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
