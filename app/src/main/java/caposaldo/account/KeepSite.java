package caposaldo.account;

import static caposaldo.db.account.Tables.SITE;

import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.15: where the client is, where goods go and when somebody is there to take them. */
@Component
public class KeepSite {

    private final DSLContext sql;
    private final Clients clients;
    private final FindDuplicates duplicates;
    private final Trail trail;

    KeepSite(DSLContext sql, Clients clients, FindDuplicates duplicates, Trail trail) {
        this.sql = sql;
        this.clients = clients;
        this.duplicates = duplicates;
        this.trail = trail;
    }

    /**
     * @throws Missing when the person does not see the client
     * @throws Invalid naming every field that cannot stand as it is
     */
    @Transactional
    public long add(AccessScope scope, ClientId client, SiteFacts facts) {
        begin(scope, client);
        facts.check();
        var row = sql.newRecord(SITE);
        facts.into(row);
        row.setClientId(client.value());
        long id = sql.insertInto(SITE)
                .set(row)
                .returningResult(SITE.ID)
                .fetchSingle()
                .value1();
        duplicates.lookAt(client);
        return id;
    }

    private void begin(AccessScope scope, ClientId client) {
        scope.require(Right.CLIENT_EDIT);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
    }

    /** @throws Stale when somebody changed it since {@code version} was read */
    @Transactional
    public void change(AccessScope scope, ClientId client, long site, int version, SiteFacts facts) {
        begin(scope, client);
        facts.check();
        var row = sql.newRecord(SITE);
        facts.into(row);
        var changed = sql.update(SITE)
                .set(row)
                .set(SITE.VERSION, SITE.VERSION.plus(1))
                .where(SITE.ID.eq(site))
                .and(SITE.CLIENT_ID.eq(client.value()))
                .and(SITE.VERSION.eq(version))
                .and(SITE.REMOVED_AT.isNull())
                .execute();
        if (changed == 0) {
            if (sql.fetchExists(SITE, SITE.ID.eq(site).and(SITE.CLIENT_ID.eq(client.value())))) {
                throw new Stale("site " + site);
            }
            throw new Missing("site " + site);
        }
        duplicates.lookAt(client);
    }

    /** Takes it out of sight; what was sold or delivered there goes on naming it. */
    @Transactional
    public void remove(AccessScope scope, ClientId client, long site) {
        move(scope, client, site, DSL.currentOffsetDateTime());
    }

    /** Brings it back as it was. */
    @Transactional
    public void restore(AccessScope scope, ClientId client, long site) {
        move(scope, client, site, DSL.castNull(SITE.REMOVED_AT));
    }

    private void move(AccessScope scope, ClientId client, long site, Field<OffsetDateTime> removedAt) {
        begin(scope, client);
        var changed = sql.update(SITE)
                .set(SITE.REMOVED_AT, removedAt)
                .set(SITE.VERSION, SITE.VERSION.plus(1))
                .where(SITE.ID.eq(site))
                .and(SITE.CLIENT_ID.eq(client.value()))
                .execute();
        if (changed == 0) {
            throw new Missing("site " + site);
        }
    }
}
