package caposaldo.account;

import caposaldo.db.account.tables.records.ClientRecord;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Field;

/** A field of a client of which a merge takes one side's value. */
public enum MergeField {
    NAME("name", "name"),
    LEGAL_NAME("legalName", "legal_name"),
    COUNTRY("country", "country"),
    TAX_NUMBER("taxNumber", "tax_number"),
    REGISTRY_NUMBER("registryNumber", "registry_number"),
    STATE("state", "state"),
    SEGMENT("segment", "segment"),
    CHANNEL("channel", "channel"),
    SIZE_CLASS("sizeClass", "size_class"),
    POTENTIAL("potential", "potential"),
    NEEDS("needs", "needs"),
    SOURCE("source", "source"),
    PHONE("phone", "phone"),
    EMAIL("email", "email"),
    WEBSITE("website", "website"),
    CLIENT_SINCE("clientSince", "client_since");

    private final String field;
    private final String column;

    MergeField(String field, String column) {
        this.field = field;
        this.column = column;
    }

    /** As forms, messages and the API call it. */
    public String field() {
        return field;
    }

    public static Optional<MergeField> called(String field) {
        return java.util.Arrays.stream(values())
                .filter(f -> f.field.equals(field))
                .findFirst();
    }

    boolean equal(ClientRecord one, ClientRecord other) {
        return Objects.equals(one.get(column), other.get(column));
    }

    void copy(ClientRecord from, ClientRecord to) {
        copy(Objects.requireNonNull(from.field(column)), from, to);
    }

    private static <T> void copy(Field<T> column, ClientRecord from, ClientRecord to) {
        to.set(column, from.get(column));
    }
}
