package caposaldo.security;

/**
 * How the trail names the records of a table and where it finds them; modules contribute theirs as beans.
 *
 * @param table schema and table, as in {@code security.app_user}
 * @param labelKey message key of what one record is, such as "User"
 * @param path the record's page with {@code {id}} for its key; empty when it has none
 */
public record AuditSubject(String table, String labelKey, String path) {

    public String pathOf(String record) {
        return record.matches("\\d+") ? path.replace("{id}", record) : "";
    }
}
