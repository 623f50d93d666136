package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;

import caposaldo.db.account.tables.records.ClientRecord;
import java.util.Objects;
import java.util.Optional;
import org.jooq.TableField;

/** A field of a client of which a merge takes one side's value. */
public enum MergeField {
    NAME("name", CLIENT.NAME),
    LEGAL_NAME("legalName", CLIENT.LEGAL_NAME),
    COUNTRY("country", CLIENT.COUNTRY),
    TAX_NUMBER("taxNumber", CLIENT.TAX_NUMBER),
    REGISTRY_NUMBER("registryNumber", CLIENT.REGISTRY_NUMBER),
    STATE("state", CLIENT.STATE),
    SEGMENT("segment", CLIENT.SEGMENT),
    CHANNEL("channel", CLIENT.CHANNEL),
    SIZE_CLASS("sizeClass", CLIENT.SIZE_CLASS),
    POTENTIAL("potential", CLIENT.POTENTIAL),
    NEEDS("needs", CLIENT.NEEDS),
    SOURCE("source", CLIENT.SOURCE),
    PHONE("phone", CLIENT.PHONE),
    EMAIL("email", CLIENT.EMAIL),
    WEBSITE("website", CLIENT.WEBSITE),
    CLIENT_SINCE("clientSince", CLIENT.CLIENT_SINCE);

    private final String field;
    private final TableField<ClientRecord, ?> column;

    MergeField(String field, TableField<ClientRecord, ?> column) {
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

    Optional<Object> of(ClientRecord row) {
        return Optional.ofNullable(row.get(column));
    }

    boolean equal(ClientRecord one, ClientRecord other) {
        return Objects.equals(one.get(column), other.get(column));
    }

    void copy(ClientRecord from, ClientRecord to) {
        copy(column, from, to);
    }

    private static <T> void copy(TableField<ClientRecord, T> column, ClientRecord from, ClientRecord to) {
        to.set(column, from.get(column));
    }
}
