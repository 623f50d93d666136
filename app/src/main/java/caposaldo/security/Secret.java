package caposaldo.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Words nobody can guess, and what is kept of them. */
final class Secret {

    /** Without the letters and digits people take for one another. */
    private static final String SPELLED = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final String TYPED = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** To be read aloud or typed: five bits a letter, in groups of four. */
    static String spelled(int length) {
        return text(SPELLED, length).replaceAll(".{4}(?=.)", "$0-");
    }

    /** To be copied: almost six bits a letter. */
    static String text(int length) {
        return text(TYPED, length);
    }

    private static String text(String alphabet, int length) {
        return RANDOM.ints(length, 0, alphabet.length())
                .collect(StringBuilder::new, (text, i) -> text.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** SHA-256: enough for what is long and random, and the same each time, so that an index finds it. */
    static byte[] hash(String secret) {
        return hash(secret.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
