package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.CONTACT;
import static caposaldo.db.account.Tables.CONTACT_CHANNEL;
import static caposaldo.db.account.Tables.SITE;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people at a client and the places it has: who decides what, and where goods go. */
@Component
public class ClientPeople {

    /** What the person decides there. */
    public enum ContactRole {
        DIRECTOR,
        BUYER,
        CATEGORY,
        LOGISTICS,
        FINANCE,
        STORE,
        OTHER
    }

    public enum ChannelKind {
        PHONE,
        MOBILE,
        EMAIL,
        MESSENGER
    }

    public enum SiteKind {
        LEGAL,
        DELIVERY,
        INVOICE
    }

    /** One way to reach a person. */
    public record Channel(ChannelKind kind, String value) {}

    /**
     * @param leftOn when the person left the client, null while there
     * @param generated made by the sample's generator, not known from anybody
     */
    public record Contact(
            long id,
            String name,
            @Nullable String jobTitle,
            ContactRole role,
            @Nullable LocalDate leftOn,
            boolean generated,
            List<Channel> channels) {}

    /** @param latitude degrees north, longitude degrees east (WGS 84); both or neither */
    public record Site(
            long id,
            SiteKind kind,
            @Nullable String name,
            String address,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude,
            @Nullable String openingHours,
            boolean generated) {}

    /** What a person writes about a contact. */
    public record NewContact(
            String givenName, String familyName, @Nullable String jobTitle, ContactRole role, List<Channel> channels) {}

    private final DSLContext sql;
    private final Clients clients;
    private final Trail trail;

    ClientPeople(DSLContext sql, Clients clients, Trail trail) {
        this.sql = sql;
        this.clients = clients;
        this.trail = trail;
    }

    /** Those there today first, by what they decide. */
    @Transactional(readOnly = true)
    public List<Contact> contacts(AccessScope scope, ClientId client) {
        return sql.select(
                        CONTACT.ID,
                        CONTACT.FULL_NAME,
                        CONTACT.JOB_TITLE,
                        CONTACT.ROLE.convertFrom(ContactRole::valueOf),
                        CONTACT.LEFT_ON,
                        CONTACT.GENERATED,
                        multiset(select(CONTACT_CHANNEL.KIND.convertFrom(ChannelKind::valueOf), CONTACT_CHANNEL.VALUE)
                                        .from(CONTACT_CHANNEL)
                                        .where(CONTACT_CHANNEL.CONTACT_ID.eq(CONTACT.ID))
                                        .orderBy(CONTACT_CHANNEL.ID))
                                .convertFrom(rows -> rows.map(Records.mapping(Channel::new))))
                .from(CONTACT)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CONTACT.CLIENT_ID))
                .where(CLIENT.ID.eq(client.value()))
                .and(Clients.seenBy(scope))
                .orderBy(CONTACT.LEFT_ON.desc().nullsFirst(), CONTACT.ROLE, CONTACT.FULL_NAME)
                .fetch(Records.mapping(Contact::new));
    }

    @Transactional(readOnly = true)
    public List<Site> sites(AccessScope scope, ClientId client) {
        return sql.select(SITE.asterisk())
                .from(SITE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SITE.CLIENT_ID))
                .where(CLIENT.ID.eq(client.value()))
                .and(Clients.seenBy(scope))
                .orderBy(SITE.KIND.desc(), SITE.CITY_NAME, SITE.ID)
                .fetch(row -> new Site(
                        row.get(SITE.ID),
                        SiteKind.valueOf(row.get(SITE.KIND)),
                        row.get(SITE.NAME),
                        address(row),
                        row.get(SITE.LATITUDE),
                        row.get(SITE.LONGITUDE),
                        row.get(SITE.OPENING_HOURS),
                        row.get(SITE.GENERATED)));
    }

    private static String address(org.jooq.Record row) {
        return java.util.stream.Stream.of(
                        row.get(SITE.STREET_NAME),
                        row.get(SITE.ADDITIONAL_STREET_NAME),
                        row.get(SITE.POSTAL_ZONE),
                        row.get(SITE.CITY_NAME),
                        row.get(SITE.COUNTRY_SUBENTITY),
                        row.get(SITE.COUNTRY))
                .filter(part -> part != null && !part.isBlank())
                .collect(java.util.stream.Collectors.joining(", "));
    }

    /** @throws Invalid without a family name */
    @Transactional
    public long addContact(AccessScope scope, ClientId client, NewContact contact) {
        scope.require(Right.CLIENT_EDIT);
        if (contact.familyName().isBlank()) {
            throw Invalid.field("familyName", "account.invalid.familyName");
        }
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        long id = sql.insertInto(CONTACT)
                .set(CONTACT.CLIENT_ID, client.value())
                .set(CONTACT.GIVEN_NAME, contact.givenName().strip())
                .set(CONTACT.FAMILY_NAME, contact.familyName().strip())
                .set(CONTACT.JOB_TITLE, contact.jobTitle())
                .set(CONTACT.ROLE, contact.role().name())
                .returningResult(CONTACT.ID)
                .fetchSingle()
                .value1();
        sql.batch(contact.channels().stream()
                        .map(channel -> sql.insertInto(CONTACT_CHANNEL)
                                .set(CONTACT_CHANNEL.CONTACT_ID, id)
                                .set(CONTACT_CHANNEL.KIND, channel.kind().name())
                                .set(CONTACT_CHANNEL.VALUE, channel.value().strip()))
                        .toList())
                .execute();
        return id;
    }

    /** The person is no longer there; null when that was a mistake. */
    @Transactional
    public void leave(AccessScope scope, ClientId client, long contact, @Nullable LocalDate leftOn) {
        scope.require(Right.CLIENT_EDIT);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        var changed = sql.update(CONTACT)
                .set(CONTACT.LEFT_ON, leftOn)
                .set(CONTACT.VERSION, CONTACT.VERSION.plus(1))
                .where(CONTACT.ID.eq(contact))
                .and(CONTACT.CLIENT_ID.eq(client.value()))
                .execute();
        if (changed == 0) {
            throw new Missing("contact " + contact);
        }
    }
}
