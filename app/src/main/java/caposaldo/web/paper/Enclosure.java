package caposaldo.web.paper;

/**
 * A file that can be sent to somebody.
 *
 * @param name as any system may call it
 */
public record Enclosure(String name, String mediaType, byte[] content) {

    public static final String PDF = "application/pdf";
}
