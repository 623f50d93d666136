package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.CONTACT;
import static caposaldo.db.account.Tables.CONTACT_CHANNEL;
import static caposaldo.db.account.Tables.SITE;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import caposaldo.db.AccessScope;
import caposaldo.db.account.tables.records.SiteRecord;
import caposaldo.kernel.Missing;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
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
            String givenName,
            String familyName,
            @Nullable String jobTitle,
            ContactRole role,
            @Nullable LocalDate leftOn,
            boolean generated,
            int version,
            List<Channel> channels) {

        public String name() {
            return (givenName + " " + familyName).strip();
        }
    }

    public record Site(long id, SiteFacts facts, boolean generated, int version) {

        /** In one line, as an envelope has it. */
        public String address() {
            return Stream.of(
                            facts.streetName(),
                            facts.additionalStreetName(),
                            facts.postalZone(),
                            facts.cityName(),
                            facts.countrySubentity(),
                            facts.country())
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(", "));
        }
    }

    private final DSLContext sql;

    ClientPeople(DSLContext sql) {
        this.sql = sql;
    }

    /** Those there today first, by what they decide. */
    @Transactional(readOnly = true)
    public List<Contact> contacts(AccessScope scope, ClientId client) {
        return readContacts(scope, client, DSL.noCondition());
    }

    /** @throws Missing when there is no such person at a client of whoever asks */
    @Transactional(readOnly = true)
    public Contact contact(AccessScope scope, ClientId client, long id) {
        return readContacts(scope, client, CONTACT.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("contact " + id));
    }

    private List<Contact> readContacts(AccessScope scope, ClientId client, Condition which) {
        return sql.select(
                        CONTACT.ID,
                        CONTACT.GIVEN_NAME,
                        CONTACT.FAMILY_NAME,
                        CONTACT.JOB_TITLE,
                        CONTACT.ROLE.convertFrom(ContactRole::valueOf),
                        CONTACT.LEFT_ON,
                        CONTACT.GENERATED,
                        CONTACT.VERSION,
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
                .and(which)
                .orderBy(CONTACT.LEFT_ON.desc().nullsFirst(), CONTACT.ROLE, CONTACT.FULL_NAME, CONTACT.ID)
                .fetch(Records.mapping(Contact::new));
    }

    /** Those that were not taken away, the legal address first. */
    @Transactional(readOnly = true)
    public List<Site> sites(AccessScope scope, ClientId client) {
        return readSites(scope, client, DSL.noCondition());
    }

    /** Where post of that kind goes, else its legal address; empty when neither is known. */
    @Transactional(readOnly = true)
    public Optional<String> address(AccessScope scope, ClientId client, SiteKind kind) {
        return sites(scope, client).stream()
                .filter(site -> site.facts().kind() == kind || site.facts().kind() == SiteKind.LEGAL)
                .max(Comparator.comparing(site -> site.facts().kind() == kind))
                .map(Site::address);
    }

    /** @throws Missing when there is no such place of a client of whoever asks */
    @Transactional(readOnly = true)
    public Site site(AccessScope scope, ClientId client, long id) {
        return readSites(scope, client, SITE.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("site " + id));
    }

    private List<Site> readSites(AccessScope scope, ClientId client, Condition which) {
        return sql.select(SITE)
                .from(SITE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SITE.CLIENT_ID))
                .where(CLIENT.ID.eq(client.value()))
                .and(SITE.REMOVED_AT.isNull())
                .and(Clients.seenBy(scope))
                .and(which)
                .orderBy(SITE.KIND.desc(), SITE.CITY_NAME, SITE.ID)
                .fetch(row -> site(row.value1()));
    }

    private static Site site(SiteRecord row) {
        return new Site(
                row.getId(),
                new SiteFacts(
                        SiteKind.valueOf(row.getKind()),
                        row.getName(),
                        row.getStreetName(),
                        row.getAdditionalStreetName(),
                        row.getCityName(),
                        row.getPostalZone(),
                        row.getCountrySubentity(),
                        row.getCountry(),
                        row.getGln(),
                        row.getLatitude(),
                        row.getLongitude(),
                        row.getOpeningHours()),
                row.getGenerated(),
                row.getVersion());
    }
}
