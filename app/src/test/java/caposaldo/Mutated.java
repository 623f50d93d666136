package caposaldo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/** Files as they arrive when something went wrong on the way: bytes changed, cut out, doubled and inserted at random. */
public final class Mutated {

    /** How long each kind of file is tried: {@code -Dcaposaldo.fuzz.seconds=600} for ten minutes. */
    public static final Duration LONG = Duration.ofSeconds(Integer.getInteger("caposaldo.fuzz.seconds", 1));

    private Mutated() {}

    public static byte[] of(byte[] whole, Random random) {
        var text = new StringBuilder(new String(whole, StandardCharsets.ISO_8859_1));
        for (var times = 1 + random.nextInt(5); times > 0 && !text.isEmpty(); times--) {
            var from = random.nextInt(text.length());
            var to = Math.min(text.length(), from + 1 + random.nextInt(40));
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(from, (char) random.nextInt(256));
                case 1 -> text.delete(from, to);
                case 2 -> text.insert(from, text.substring(from, to));
                case 3 -> text.insert(from, text.substring(random.nextInt(from + 1), from));
                case 4 -> text.setLength(Math.max(1, from));
                default -> text.setCharAt(from, "0123456789,.:<>&/?+\n".charAt(random.nextInt(20)));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
