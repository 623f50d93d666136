package caposaldo.ubl;

import static caposaldo.db.account.Tables.SITE;

import caposaldo.account.Client;
import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who a client is on a document. */
@Component
public class Traders {

    private static final String SEAT = "LEGAL";

    private final DSLContext sql;
    private final Clients clients;

    Traders(DSLContext sql, Clients clients) {
        this.sql = sql;
        this.clients = clients;
    }

    /**
     * At its seat, or the first of its sites; documents go to a GLN of these, else to its VAT number.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public Trader of(AccessScope scope, ClientId id) {
        var client = clients.get(scope, id);
        return new Trader(
                Optional.ofNullable(client.legalName()).orElse(client.name()),
                place(client),
                vat(client),
                client.registryNumber(),
                gln(client)
                        .map(ElectronicAddress::ofGln)
                        .or(() -> Optional.ofNullable(client.taxNumber()).flatMap(ElectronicAddress::ofVat)));
    }

    private Trader.Place place(Client client) {
        return sql.select(
                        SITE.STREET_NAME,
                        SITE.ADDITIONAL_STREET_NAME,
                        SITE.CITY_NAME,
                        SITE.POSTAL_ZONE,
                        SITE.COUNTRY_SUBENTITY,
                        SITE.COUNTRY)
                .from(SITE)
                .where(SITE.CLIENT_ID.eq(client.id().value()))
                .orderBy(DSL.field(SITE.KIND.eq(SEAT)).desc(), SITE.ID)
                .limit(1)
                .fetchOptional(row -> new Trader.Place(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()))
                .orElseGet(() -> new Trader.Place(null, null, null, null, null, client.country()));
    }

    /** A number without its country is no VAT number by EN 16931 (BR-CO-09). */
    private static @Nullable String vat(Client client) {
        var number = client.taxNumber();
        return number != null && number.matches("[A-Z]{2}[0-9A-Z]+") ? number : null;
    }

    private Optional<String> gln(Client client) {
        return sql.select(SITE.GLN)
                .from(SITE)
                .where(SITE.CLIENT_ID.eq(client.id().value()))
                .and(SITE.GLN.isNotNull())
                .orderBy(DSL.field(SITE.KIND.eq(SEAT)).desc(), SITE.ID)
                .limit(1)
                .fetchOptional(SITE.GLN);
    }
}
