package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.AGREEMENT;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the agreements of clients. */
@Component
public class Agreements {

    private final DSLContext sql;
    private final Rendered all;
    private final Clients clients;

    Agreements(DSLContext sql, Clients clients) {
        this.sql = sql;
        this.all = Rendered.of(
                sql,
                sql.selectFrom(AGREEMENT)
                        .where(AGREEMENT.CLIENT_ID.eq(0L))
                        .orderBy(AGREEMENT.VALID_FROM.desc(), AGREEMENT.ID.desc()));
        this.clients = clients;
    }

    /**
     * The latest first, those over and to come included.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public List<Agreement> of(AccessScope scope, ClientId client) {
        scope.require(Right.ITEM_READ);
        clients.check(scope, client);
        return all(client).answer();
    }

    /**
     * The caller has seen the client.
     *
     * @param id null for none
     * @throws Invalid when the client has no such agreement
     */
    public void check(ClientId client, @Nullable Long id) {
        if (id != null
                && !sql.fetchExists(AGREEMENT, AGREEMENT.ID.eq(id).and(AGREEMENT.CLIENT_ID.eq(client.value())))) {
            throw Invalid.field("agreement", "pricing.invalid.agreement");
        }
    }

    /** Those that hold on the day; the caller has seen the client. */
    Question<List<Agreement>> on(ClientId client, LocalDate day) {
        return all(client)
                .as(all -> all.stream().filter(one -> one.holdsOn(day)).toList());
    }

    private Question<List<Agreement>> all(ClientId client) {
        return all.with(client.value()).as(rows -> rows.map(Agreements::agreement));
    }

    static Agreement agreement(Record row) {
        return new Agreement(
                row.get(AGREEMENT.ID),
                new ClientId(row.get(AGREEMENT.CLIENT_ID)),
                Objects.requireNonNull(row.get(AGREEMENT.NUMBER)),
                Objects.requireNonNull(row.get(AGREEMENT.VALID_FROM)),
                row.get(AGREEMENT.VALID_TO),
                row.get(AGREEMENT.VERSION));
    }
}
