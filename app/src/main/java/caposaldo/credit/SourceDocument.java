package caposaldo.credit;

/**
 * A document of another room that credit is kept for.
 *
 * @param source what the room calls its documents, such as {@code ORDER}
 */
public record SourceDocument(String source, long id) {}
