package caposaldo.receivable;

/**
 * What another system, or the form it was posted from, calls a document: sent again, it is found and not posted again.
 *
 * @param source names the system
 */
public record ExternalKey(String source, String key) {}
