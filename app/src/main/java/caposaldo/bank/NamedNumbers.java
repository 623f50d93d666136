package caposaldo.bank;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What in a payer's text may be the number of a document: words with a digit, alone or with their neighbours, because
 * INV-2026-0007 is also written INV 2026 0007 and INV20260007.
 *
 * @param bare letters and digits only, in capitals
 * @param referenced those that stand in a reference whose check digits are right
 */
record NamedNumbers(Set<String> bare, Set<String> referenced) {

    /** Shorter numbers stand in too many texts. */
    static final int SHORTEST = 3;

    private static final int LONGEST = 30;
    private static final int MOST_WORDS = 400;
    private static final int MOST_TOGETHER = 5;

    static NamedNumbers in(String text) {
        var words = Stream.of(text.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toList();
        var referenced =
                CreditorReference.in(text).stream().map(CreditorReference::own).collect(Collectors.toSet());
        var found = new LinkedHashSet<>(referenced);
        for (var from = 0; from < words.size(); from++) {
            found.addAll(beginningAt(words, from));
        }
        return new NamedNumbers(Set.copyOf(found), Set.copyOf(referenced));
    }

    private static List<String> beginningAt(List<String> words, int from) {
        var found = new ArrayList<String>();
        var together = new StringBuilder();
        for (var to = from; to < Math.min(words.size(), from + MOST_TOGETHER); to++) {
            together.append(words.get(to));
            if (together.length() > LONGEST) {
                break;
            }
            if (together.length() >= SHORTEST && together.chars().anyMatch(Character::isDigit)) {
                found.add(together.toString());
            }
        }
        return found;
    }

    /** A document's number as it is looked for. */
    static String bare(String number) {
        return number.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }

    boolean names(String number) {
        return bare.contains(bare(number));
    }

    boolean refersTo(String number) {
        return referenced.contains(bare(number));
    }
}
