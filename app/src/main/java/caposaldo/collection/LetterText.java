package caposaldo.collection;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a letter says, with gaps such as {@code {amount}} that are filled when it is sent.
 *
 * @param body paragraphs with an empty line between them
 */
public record LetterText(String subject, String body) {

    /** What a text may name. */
    public static final Set<String> GAPS = Set.of("client", "number", "amount", "date", "payBy", "level");

    private static final Pattern GAP = Pattern.compile("\\{([^{}]*)}");

    /** Gaps that nothing fills, by name. */
    public Set<String> unknown() {
        var unknown = new TreeSet<String>();
        GAP.matcher(subject + body).results().map(gap -> gap.group(1)).forEach(unknown::add);
        unknown.removeAll(GAPS);
        return unknown;
    }

    /** @param values one for each of {@link #GAPS} */
    public LetterText filled(Map<String, String> values) {
        return new LetterText(filled(subject, values), filled(body, values));
    }

    private static String filled(String text, Map<String, String> values) {
        return GAP.matcher(text)
                .replaceAll(gap -> Matcher.quoteReplacement(values.getOrDefault(gap.group(1), gap.group())));
    }
}
