package caposaldo.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every module's {@code messages/<module>_{en,it,ru}.properties}, as one catalogue per language. */
class Messages {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.ITALIAN, Locale.of("ru"));

    private final Map<Locale, Map<String, Message>> catalogues;

    private Messages(Map<Locale, Map<String, Message>> catalogues) {
        this.catalogues = catalogues;
    }

    static Messages load() {
        var catalogues = new HashMap<Locale, Map<String, Message>>();
        for (var language : LANGUAGES) {
            catalogues.put(language, catalogue(language));
        }
        return new Messages(catalogues);
    }

    private static Map<String, Message> catalogue(Locale language) {
        var catalogue = new HashMap<String, Message>();
        try {
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + language.getLanguage() + ".properties")) {
                try (var text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    read(text).forEach((key, message) -> {
                        if (catalogue.put(key, message) != null) {
                            throw new IllegalStateException("Two texts for " + key + ", one in " + file);
                        }
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(catalogue);
    }

    private static Map<String, Message> read(Reader text) throws IOException {
        var properties = new Properties();
        properties.load(text);
        var messages = new HashMap<String, Message>();
        properties.forEach((key, pattern) -> messages.put(key.toString(), Message.parse(pattern.toString())));
        return messages;
    }

    String text(Locale language, String key, Object... arguments) {
        var message = all(language).get(key);
        if (message == null) {
            throw new IllegalArgumentException("No text for " + key + " in " + language);
        }
        return message.format(language, arguments);
    }

    Map<String, Message> all(Locale language) {
        return catalogues.getOrDefault(language, Map.of());
    }

    /** The language of ours that speaks to {@code wanted}, English when none does. */
    static Locale closest(Locale wanted) {
        return LANGUAGES.stream()
                .filter(l -> l.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
