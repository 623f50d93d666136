package caposaldo.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Files as they arrive when something went wrong on the way, or somebody wants something of us that is not ours to give. */
final class Mutated {

    /** What breaks readers: document types, depth, length, numbers without measure, the marks each format lives by. */
    private static final List<String> WORDS = List.of(
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://" + FuzzedReader.SECRET_FILE + "\">]>",
            "<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\">",
            "&x;",
            "&#0;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "<?xml version=\"1.1\" encoding=\"UTF-16\"?>",
            "<a>".repeat(70),
            " ".repeat(3000),
            "1 ".repeat(2000),
            "x".repeat(120_000),
            "9".repeat(40),
            "1e999999999",
            "-0.00",
            "\0",
            "\u00ff\u00fe",
            "\u00ef\u00bb\u00bf",
            "UNA:+.? '",
            "UNZ+1+2722'",
            "?'",
            "\n:61:",
            "\n:62F:",
            "\n-}",
            "\"",
            "\"\"",
            "\r",
            "=cmd|' /C calc'!A0",
            ";;;;",
            "\t");

    private static final String MARKS = "0123456789,.:<>&/?+\n";

    private Mutated() {}

    static byte[] of(byte[] whole, Random random) {
        var text = new StringBuilder(new String(whole, StandardCharsets.ISO_8859_1));
        for (var times = 1 + random.nextInt(5); times > 0 && !text.isEmpty(); times--) {
            var from = random.nextInt(text.length());
            var to = Math.min(text.length(), from + 1 + random.nextInt(40));
            switch (random.nextInt(7)) {
                case 0 -> text.setCharAt(from, (char) random.nextInt(256));
                case 1 -> text.delete(from, to);
                case 2 -> text.insert(from, text.substring(from, to));
                case 3 -> text.insert(from, text.substring(random.nextInt(from + 1), from));
                case 4 -> text.setLength(Math.max(1, from));
                case 5 -> text.insert(from, WORDS.get(random.nextInt(WORDS.size())));
                default -> text.setCharAt(from, MARKS.charAt(random.nextInt(MARKS.length())));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
