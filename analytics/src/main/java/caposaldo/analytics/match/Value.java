package caposaldo.analytics.match;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A field's value made comparable once, as a record is compared with many.
 *
 * @param text small letters without accents, punctuation as single spaces; no spaces at all in a code
 * @param trigrams of every word with a space before and after it, as sorted hash codes
 */
record Value(String text, String[] words, int[] trigrams, OptionalDouble number) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L}) ?['’] ?(?=s\\b)");

    static Value of(String raw, Field.Kind kind) {
        String folded = ACCENTS.matcher(Normalizer.normalize(raw, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String joined = APOSTROPHE.matcher(folded).replaceAll("");
        String text = NOT_WORD.matcher(joined)
                .replaceAll(kind == Field.Kind.CODE ? "" : " ")
                .strip();
        String[] words = text.isEmpty() ? new String[0] : text.split(" ");
        return new Value(
                text, words, trigrams(words), kind == Field.Kind.NUMBER ? number(raw) : OptionalDouble.empty());
    }

    boolean blank() {
        return text.isEmpty();
    }

    /** Dice's coefficient of two sets of trigrams, 0 to 1. */
    static double dice(int[] one, int[] other) {
        int shared = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return one.length + other.length == 0 ? 0 : 2.0 * shared / (one.length + other.length);
    }

    private static int[] trigrams(String[] words) {
        return Arrays.stream(words)
                .map(word -> " " + word + " ")
                .flatMapToInt(word -> IntStream.rangeClosed(0, word.length() - 3)
                        .map(i -> (word.charAt(i) * 961 + word.charAt(i + 1)) * 31_013 + word.charAt(i + 2)))
                .sorted()
                .distinct()
                .toArray();
    }

    private static OptionalDouble number(String raw) {
        try {
            return OptionalDouble.of(Double.parseDouble(raw.strip()));
        } catch (NumberFormatException notANumber) {
            // A value that is no number says nothing; its record is matched by the other fields.
            return OptionalDouble.empty();
        }
    }
}
