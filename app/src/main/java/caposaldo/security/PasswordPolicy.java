package caposaldo.security;

import caposaldo.kernel.Invalid;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What a password must be, after NIST SP 800-63B (rev. 4, section 3.1.1.2): long, and not one's own name; no rules about
 * kinds of characters, no forced changes.
 */
public final class PasswordPolicy {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private PasswordPolicy() {}

    /**
     * @param ownWords login, name, company: what a guesser tries first
     * @throws Invalid naming the field {@code password}
     */
    public static void check(String password, List<String> ownWords) {
        var folded = fold(password);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw Invalid.field("password", "security.password.short", SHORTEST);
        } else if (password.length() > LONGEST) {
            throw Invalid.field("password", "security.password.long", LONGEST);
        } else if (folded.chars().distinct().count() < 5 || isOneRun(folded)) {
            throw Invalid.field("password", "security.password.pattern");
        }
        for (var word : ownWords) {
            if (word.length() >= 4 && folded.contains(fold(word)) && folded.length() - word.length() < 8) {
                throw Invalid.field("password", "security.password.own", word);
            }
        }
    }

    /** 123456789012 or abcdefghijkl: each character the one after, or before, the last. */
    private static boolean isOneRun(String text) {
        int steps = 0;
        for (int i = 1; i < text.length(); i++) {
            if (Math.abs(text.charAt(i) - text.charAt(i - 1)) <= 1) {
                steps++;
            }
        }
        return steps >= text.length() - 2;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
