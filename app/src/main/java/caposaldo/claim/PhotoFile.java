package caposaldo.claim;

import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * A picture as its content says, whatever it is called: JPEG or PNG, not above 5 MB and 50 million points. Nothing else is
 * kept, so nothing else can be sent to anybody.
 */
record PhotoFile(String mediaType, byte[] content, int width, int height) {

    static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final long MOST_POINTS = 50_000_000;

    /** @throws Invalid when it is no such picture */
    static PhotoFile read(InputStream file) throws IOException {
        var content = file.readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            throw Invalid.field("photo", "claim.invalid.photoSize", MOST_BYTES / 1024 / 1024);
        }
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(stream);
            if (readers.hasNext()) {
                var reader = readers.next();
                try {
                    reader.setInput(stream, true, true);
                    return of(reader.getFormatName(), content, reader.getWidth(0), reader.getHeight(0));
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            var refused = Invalid.field("photo", "claim.invalid.photo");
            refused.initCause(broken);
            throw refused;
        }
        throw Invalid.field("photo", "claim.invalid.photo");
    }

    private static PhotoFile of(String format, byte[] content, int width, int height) {
        var type = switch (format.toLowerCase(Locale.ROOT)) {
            case "jpeg" -> "image/jpeg";
            case "png" -> "image/png";
            default -> throw Invalid.field("photo", "claim.invalid.photo");
        };
        if ((long) width * height > MOST_POINTS) {
            throw Invalid.field("photo", "claim.invalid.photo");
        }
        return new PhotoFile(type, content, width, height);
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
