package caposaldo.bank;

import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells by its content how a file of statements is written, and reads it whole: all of it, or nothing. */
final class ReadStatements {

    /** A hundred thousand bookings of a bank that writes much. */
    static final int MOST_BYTES = 64 << 20;

    private ReadStatements() {}

    /** @throws Invalid naming place and reason when it cannot be read */
    static List<BankStatement> read(InputStream content) {
        try {
            var bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length == 0) {
                throw Invalid.field("file", "bank.refused.empty");
            } else if (bytes.length > MOST_BYTES) {
                throw Invalid.field("file", "bank.refused.size", MOST_BYTES >> 20);
            }
            return beginsLikeXml(bytes) ? Camt053.read(new ByteArrayInputStream(bytes)) : Mt940.read(text(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean beginsLikeXml(byte[] bytes) {
        for (var i = 0; i < Math.min(bytes.length, 64); i++) {
            if (bytes[i] == '<') {
                return true;
            } else if (bytes[i] > ' ') {
                return false;
            }
        }
        return false;
    }

    /** Banks write them in UTF-8 or, older ones, in the code page of Western Europe. */
    private static String text(byte[] bytes) {
        for (var b : bytes) {
            if (b == 0) {
                throw Invalid.field("file", "bank.refused.binary");
            }
        }
        var text = decoded(bytes);
        if (!text.contains(":20:") || !text.contains(":61:") && !text.contains(":62")) {
            throw Invalid.field("file", "bank.refused.kind");
        }
        return text;
    }

    private static String decoded(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
