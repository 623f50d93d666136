package caposaldo.collection;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.collection.Tables.DUNNING_ITEM;
import static caposaldo.db.collection.Tables.DUNNING_LETTER;
import static caposaldo.db.security.Tables.APP_USER;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.collection.DunningLetter.HandOver;
import caposaldo.collection.DunningLetter.Item;
import caposaldo.collection.DunningLetter.Withdrawal;
import caposaldo.credit.StandingDunning;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItemId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads letters, never of a client that the scope does not show; tells credit what they ask for. */
@Component
public class DunningLetters implements StandingDunning {

    private static final int MOST = 200;

    /** Who did what of a letter. */
    private record Names(
            String sentBy,
            @Nullable String handedOverBy,
            @Nullable String withdrawnBy) {}

    private final DSLContext sql;
    private final Clients clients;
    private final LedgerCurrency currency;
    private final Rendered holding;

    DunningLetters(DSLContext sql, Clients clients, LedgerCurrency currency) {
        this.sql = sql;
        this.holding = Rendered.of(
                sql,
                sql.select(DUNNING_LETTER.NUMBER, DUNNING_LETTER.LEVEL)
                        .from(DUNNING_LETTER)
                        .where(DUNNING_LETTER.CLIENT_ID.eq(0L))
                        .and(DUNNING_LETTER.SETTLED_ON.isNull())
                        .and(DUNNING_LETTER.WITHDRAWN_ON.isNull())
                        .and(DUNNING_LETTER.HOLDS_DELIVERY)
                        .orderBy(DUNNING_LETTER.LEVEL.desc(), DUNNING_LETTER.ID.desc())
                        .limit(inline(1)));
        this.clients = clients;
        this.currency = currency;
    }

    /** Until all it names is paid, or it is withdrawn. */
    @Override
    public Question<Optional<Dunned>> of(ClientId client) {
        return holding.with(client.value())
                .as(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Dunned(
                                Objects.requireNonNull(row.get(DUNNING_LETTER.NUMBER)),
                                row.get(DUNNING_LETTER.LEVEL))));
    }

    /** @throws Missing when there is no such letter for this person */
    @Transactional(readOnly = true)
    public DunningLetter get(AccessScope scope, DunningLetterId id) {
        return letters(scope, DUNNING_LETTER.ID.eq(id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("dunning letter " + id.value()));
    }

    /** Of one client, the latest first. */
    @Transactional(readOnly = true)
    public List<DunningLetter> of(AccessScope scope, ClientId client) {
        clients.check(scope, client);
        return letters(scope, DUNNING_LETTER.CLIENT_ID.eq(client.value()));
    }

    private List<DunningLetter> letters(AccessScope scope, Condition which) {
        scope.require(Right.RECEIVABLE_READ);
        var taker = APP_USER.as("taker");
        var giver = APP_USER.as("giver");
        var items = items();
        return sql.select(DUNNING_LETTER.fields())
                .select(APP_USER.DISPLAY_NAME, taker.DISPLAY_NAME, giver.DISPLAY_NAME, items)
                .from(DUNNING_LETTER)
                .join(CLIENT)
                .on(CLIENT.ID.eq(DUNNING_LETTER.CLIENT_ID))
                .join(APP_USER)
                .on(APP_USER.ID.eq(DUNNING_LETTER.SENT_BY_ID))
                .leftJoin(taker)
                .on(taker.ID.eq(DUNNING_LETTER.WITHDRAWN_BY_ID))
                .leftJoin(giver)
                .on(giver.ID.eq(DUNNING_LETTER.HANDED_OVER_BY_ID))
                .where(which)
                .and(Clients.seenBy(scope))
                .orderBy(DUNNING_LETTER.SENT_ON.desc(), DUNNING_LETTER.ID.desc())
                .limit(MOST)
                .fetch(row -> letter(
                        row,
                        row.get(items),
                        new Names(
                                Objects.requireNonNull(row.get(APP_USER.DISPLAY_NAME)),
                                row.get(giver.DISPLAY_NAME),
                                row.get(taker.DISPLAY_NAME))));
    }

    private Field<List<Item>> items() {
        return multiset(select(
                                DUNNING_ITEM.LEDGER_ITEM_ID,
                                DUNNING_ITEM.NUMBER,
                                DUNNING_ITEM.ISSUED_ON,
                                DUNNING_ITEM.DUE_ON,
                                DUNNING_ITEM.AMOUNT,
                                DUNNING_ITEM.OPEN_AMOUNT,
                                DUNNING_ITEM.DISPUTED_AMOUNT,
                                DUNNING_ITEM.LEVEL,
                                DUNNING_LETTER.CURRENCY)
                        .from(DUNNING_ITEM)
                        .where(DUNNING_ITEM.LETTER_ID.eq(DUNNING_LETTER.ID))
                        .orderBy(DUNNING_ITEM.DUE_ON, DUNNING_ITEM.LEDGER_ITEM_ID))
                .convertFrom(rows -> rows.map(row -> new Item(
                        new LedgerItemId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        currency.money(row.value5(), row.value9()),
                        currency.money(row.value6(), row.value9()),
                        currency.money(row.value7(), row.value9()),
                        row.value8())));
    }

    private Optional<HandOver> handOver(Record row, Names names) {
        return Optional.ofNullable(row.get(DUNNING_LETTER.HANDED_OVER_ON))
                .map(on -> new HandOver(
                        on,
                        Objects.requireNonNull(names.handedOverBy),
                        Objects.requireNonNull(row.get(DUNNING_LETTER.AGENCY)),
                        currency.money(row.get(DUNNING_LETTER.AGENCY_FEE))));
    }

    private DunningLetter letter(Record row, List<Item> items, Names names) {
        return new DunningLetter(
                new DunningLetterId(row.get(DUNNING_LETTER.ID)),
                Objects.requireNonNull(row.get(DUNNING_LETTER.NUMBER)),
                new ClientId(row.get(DUNNING_LETTER.CLIENT_ID)),
                Objects.requireNonNull(row.get(DUNNING_LETTER.CLIENT_NAME)),
                row.get(DUNNING_LETTER.ADDRESS),
                row.get(DUNNING_LETTER.LEVEL),
                row.get(DUNNING_LETTER.HOLDS_DELIVERY),
                LetterLanguage.coded(row.get(DUNNING_LETTER.LANGUAGE)),
                new LetterText(
                        Objects.requireNonNull(row.get(DUNNING_LETTER.SUBJECT)),
                        Objects.requireNonNull(row.get(DUNNING_LETTER.BODY))),
                currency.money(row.get(DUNNING_LETTER.SET_OFF), row.get(DUNNING_LETTER.CURRENCY)),
                currency.money(row.get(DUNNING_LETTER.AMOUNT), row.get(DUNNING_LETTER.CURRENCY)),
                Objects.requireNonNull(row.get(DUNNING_LETTER.SENT_ON)),
                Objects.requireNonNull(row.get(DUNNING_LETTER.PAY_BY)),
                names.sentBy,
                row.get(DUNNING_LETTER.SETTLED_ON),
                currency.money(row.get(DUNNING_LETTER.LETTER_COST)),
                handOver(row, names),
                Optional.ofNullable(row.get(DUNNING_LETTER.WITHDRAWN_ON))
                        .map(on -> new Withdrawal(
                                on,
                                Objects.requireNonNull(names.withdrawnBy),
                                Objects.requireNonNull(row.get(DUNNING_LETTER.WITHDRAWN_BECAUSE)))),
                row.get(DUNNING_LETTER.VERSION),
                items);
    }
}
