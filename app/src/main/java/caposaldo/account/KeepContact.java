package caposaldo.account;

import static caposaldo.db.account.Tables.CONTACT;
import static caposaldo.db.account.Tables.CONTACT_CHANNEL;

import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.15: who decides at the client, and how to reach them, kept true. */
@Component
public class KeepContact {

    private final DSLContext sql;
    private final Clients clients;
    private final Trail trail;

    KeepContact(DSLContext sql, Clients clients, Trail trail) {
        this.sql = sql;
        this.clients = clients;
        this.trail = trail;
    }

    /**
     * @throws Missing when the person does not see the client
     * @throws Invalid without a family name, or with a channel that leads nowhere
     */
    @Transactional
    public long add(AccessScope scope, ClientId client, ContactFacts facts) {
        begin(scope, client);
        facts.check();
        long id = sql.insertInto(CONTACT)
                .set(CONTACT.CLIENT_ID, client.value())
                .set(CONTACT.GIVEN_NAME, facts.givenName())
                .set(CONTACT.FAMILY_NAME, facts.familyName())
                .set(CONTACT.JOB_TITLE, facts.jobTitle())
                .set(CONTACT.ROLE, facts.role().name())
                .returningResult(CONTACT.ID)
                .fetchSingle()
                .value1();
        writeChannels(client, id, facts.channels());
        return id;
    }

    private void begin(AccessScope scope, ClientId client) {
        scope.require(Right.CLIENT_EDIT);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
    }

    /**
     * Writes the person anew, channels included: those left out are gone. What is changed by hand is no longer made up.
     *
     * @throws Missing when there is no such person at a client the person sees
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void change(AccessScope scope, ClientId client, long contact, int version, ContactFacts facts) {
        begin(scope, client);
        facts.check();
        var changed = sql.update(CONTACT)
                .set(CONTACT.GIVEN_NAME, facts.givenName())
                .set(CONTACT.FAMILY_NAME, facts.familyName())
                .set(CONTACT.JOB_TITLE, facts.jobTitle())
                .set(CONTACT.ROLE, facts.role().name())
                .set(CONTACT.GENERATED, false)
                .set(CONTACT.VERSION, CONTACT.VERSION.plus(1))
                .where(CONTACT.ID.eq(contact))
                .and(CONTACT.CLIENT_ID.eq(client.value()))
                .and(CONTACT.VERSION.eq(version))
                .execute();
        if (changed == 0) {
            missingOrStale(client, contact);
        }
        sql.deleteFrom(CONTACT_CHANNEL)
                .where(CONTACT_CHANNEL.CONTACT_ID.eq(contact))
                .and(DSL.row(CONTACT_CHANNEL.KIND, CONTACT_CHANNEL.VALUE)
                        .notIn(facts.channels().stream()
                                .map(c -> DSL.row(c.kind().name(), c.value()))
                                .toList()))
                .execute();
        writeChannels(client, contact, facts.channels());
    }

    private void missingOrStale(ClientId client, long contact) {
        if (sql.fetchExists(CONTACT, CONTACT.ID.eq(contact).and(CONTACT.CLIENT_ID.eq(client.value())))) {
            throw new Stale("contact " + contact);
        }
        throw new Missing("contact " + contact);
    }

    private void writeChannels(ClientId client, long contact, List<ClientPeople.Channel> channels) {
        sql.batch(channels.stream()
                        .map(channel -> sql.insertInto(CONTACT_CHANNEL)
                                .set(CONTACT_CHANNEL.CONTACT_ID, contact)
                                .set(CONTACT_CHANNEL.CLIENT_ID, client.value())
                                .set(CONTACT_CHANNEL.KIND, channel.kind().name())
                                .set(CONTACT_CHANNEL.VALUE, channel.value())
                                .onConflictDoNothing())
                        .toList())
                .execute();
    }

    /** The person is no longer there since that day; null when that was a mistake. */
    @Transactional
    public void leave(AccessScope scope, ClientId client, long contact, @Nullable LocalDate leftOn) {
        begin(scope, client);
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
