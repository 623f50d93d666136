package caposaldo.credit;

import caposaldo.account.ClientId;
import caposaldo.credit.CreditFacts.Limit;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.PaymentTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the rules ask, and writes what is promised. Whoever writes holds the lock of the client's ledger. */
@Component
class CreditStore {

    /**
     * What is known of a client in the eyes of one document.
     *
     * @param facts without what this document has reserved itself
     * @param reserved what this document has reserved as confirmed
     * @param released whether somebody let the document go up to the amount
     * @param keptSince the day the kept row is told as of; empty when there is none
     */
    record Seen(CreditFacts facts, Money reserved, boolean released, Optional<LocalDate> keptSince) {}

    /**
     * {0} client, {1} currency, {2} day, {3} source and {4} number of the document, {5} point, {6} amount, {7} usual term. What is promised
     * is told without the document itself.
     */
    private static final String FACTS = """
            select coalesce(g.owed, 0) + f.owed as owed, coalesce(g.unapplied, 0) + f.unapplied as unapplied,
                coalesce(g.overdue, 0) + f.overdue as overdue,
                g.oldest_due_on, k.as_of as kept_since, l.amount as limit_amount, l.valid_to as limit_until,
                last.valid_to as ended_on, last.credit_class, v.cover, c.confirmed, c.delivered, c.reserved,
                terms.lengthened as terms_lengthened,
                exists (select from credit.hold_release r
                    where r.source = {3} and r.document_id = {4} and r.check_point = {5} and r.state = 'RELEASED'
                        and r.client_id = {0} and r.amount >= {6}) as released
            from (select) one
            left join receivable.client_ledger g on g.client_id = {0} and g.currency = {1}
            cross join receivable.other_ledgers({0}, {1}, {2}) f
            left join credit.client_credit k on k.client_id = {0} and k.currency = {1}
            left join credit.credit_limit l on l.client_id = {0} and l.currency = {1} and l.withdrawn_on is null
                and {2} between l.valid_from and l.valid_to
            left join lateral (
                select valid_to, credit_class from credit.credit_limit
                where client_id = {0} and currency = {1} and withdrawn_on is null and valid_from <= {2}
                order by valid_from desc limit 1) last on true
            cross join (
                select {2} - max(valid_from) filter (where due_days > before) as lengthened
                from (
                    select valid_from, due_days, lag(due_days, 1, {7}) over (order by valid_from) as before
                    from (select valid_from, days + case when month_end then 30 else 0 end as due_days
                        from receivable.payment_terms where client_id = {0} and valid_from <= {2}) t) t) terms
            cross join (
                select coalesce(sum(amount), 0) as cover from credit.cover
                where client_id = {0} and currency = {1} and {2} between valid_from and valid_to) v
            cross join (
                select coalesce(sum(amount) filter (where stage = 'CONFIRMED' and not own), 0) as confirmed,
                    coalesce(sum(amount) filter (where stage = 'DELIVERED' and not own), 0) as delivered,
                    coalesce(sum(amount) filter (where stage = 'CONFIRMED' and own), 0) as reserved
                from (select amount, stage, (source, document_id) = ({3}, {4}) as own
                    from credit.commitment where client_id = {0} and currency = {1}) c) c
            """;

    /**
     * {0} client, {1} currency, {2} what is added, {3} the most exposure or null, {4} source and {5} number of the
     * document, {6} its amount.
     */
    private static final String RESERVE = """
            with held as (
                update credit.client_credit c set confirmed = c.confirmed + {2}
                where c.client_id = {0} and c.currency = {1} and ({3}::numeric is null or c.exposure + {2} <= {3}::numeric)
                returning c.client_id, c.currency
            )
            insert into credit.commitment (client_id, currency, source, document_id, stage, amount)
            select client_id, currency, {4}, {5}, 'CONFIRMED', {6} from held
            on conflict (source, document_id, stage) do update set amount = excluded.amount
            returning client_id
            """;

    /** {0} source and {1} number of the document, {2} stage, {3} how much of it goes; empty when so much is not there. */
    private static final String TAKE = """
            with less as (
                update credit.commitment set amount = amount - {3}
                where source = {0} and document_id = {1} and stage = {2} and amount > {3}
                returning client_id
            ), gone as (
                delete from credit.commitment
                where source = {0} and document_id = {1} and stage = {2} and amount = {3}
                returning client_id
            )
            select client_id from less union all select client_id from gone
            """;

    /** {0} client, {1} currency, {2} source and {3} number of the document, {4} stage, {5} how much comes. */
    private static final String PUT = """
            insert into credit.commitment as c (client_id, currency, source, document_id, stage, amount)
            values ({0}, {1}, {2}, {3}, {4}, {5})
            on conflict (source, document_id, stage) do update set amount = c.amount + excluded.amount
            """;

    private final DSLContext sql;
    private final Rendered facts;
    private final Rendered reserve;
    private final LedgerCurrency currency;
    private final List<StandingDunning> dunning;

    CreditStore(DSLContext sql, LedgerCurrency currency, List<StandingDunning> dunning) {
        this.sql = sql;
        this.facts = Rendered.of(sql, FACTS);
        this.reserve = Rendered.of(sql, RESERVE);
        this.currency = currency;
        this.dunning = List.copyOf(dunning);
    }

    Question<Seen> seen(ClientId client, LocalDate day, CheckPoint point, SourceDocument document, Money amount) {
        var dunned = Question.all(dunning.stream().map(room -> room.of(client)).toList());
        return facts.with(
                        client.value(),
                        currency.code(),
                        day,
                        document.source(),
                        document.id(),
                        point.name(),
                        amount.amount(),
                        PaymentTerms.USUAL.days())
                .and(
                        dunned,
                        (rows, letters) -> seen(
                                rows.getFirst(),
                                letters.stream().flatMap(Optional::stream).findFirst(),
                                day,
                                amount));
    }

    private Seen seen(Record row, Optional<StandingDunning.Dunned> dunned, LocalDate day, Money asked) {
        var exposure = new Exposure(
                money(row, "owed"),
                money(row, "delivered"),
                money(row, "confirmed"),
                asked,
                money(row, "unapplied"),
                money(row, "cover"));
        var limit = Optional.ofNullable(row.get("limit_amount", BigDecimal.class))
                .map(amount -> new Limit(
                        currency.money(amount), Objects.requireNonNull(row.get("limit_until", LocalDate.class))));
        var facts = new CreditFacts(
                day,
                exposure,
                limit,
                limit.isPresent() ? Optional.empty() : Optional.ofNullable(row.get("ended_on", LocalDate.class)),
                Optional.ofNullable(row.get("credit_class", String.class)).map(CreditClass::valueOf),
                money(row, "overdue"),
                daysSince(row.get("oldest_due_on", LocalDate.class), day),
                dunned,
                Optional.ofNullable(row.get("terms_lengthened", Integer.class)));
        return new Seen(
                facts,
                money(row, "reserved"),
                row.get("released", Boolean.class),
                Optional.ofNullable(row.get("kept_since", LocalDate.class)));
    }

    private Money money(Record row, String field) {
        return currency.money(row.get(field, BigDecimal.class));
    }

    private static int daysSince(@Nullable LocalDate due, LocalDate day) {
        return due == null || !due.isBefore(day) ? 0 : Math.toIntExact(ChronoUnit.DAYS.between(due, day));
    }

    /**
     * One conditional statement: the kept sum takes the amount only as long as the exposure stays at or below the ceiling.
     *
     * @return whether it did
     */
    boolean reserve(ClientId client, SourceDocument document, Money amount, Money added, Optional<BigDecimal> ceiling) {
        return !reserve.with(
                        client.value(),
                        currency.code(),
                        added.amount(),
                        ceiling.orElse(null),
                        document.source(),
                        document.id(),
                        amount.amount())
                .answer()
                .isEmpty();
    }

    /** @throws IllegalStateException when the document has not reserved so much at that stage */
    void take(SourceDocument document, Stage stage, Money amount) {
        var taken = sql.resultQuery(
                        TAKE,
                        DSL.val(document.source()),
                        DSL.val(document.id()),
                        DSL.val(stage.name()),
                        DSL.val(amount.amount()))
                .fetch();
        if (taken.isEmpty()) {
            throw new IllegalStateException(document + " has not reserved " + amount + " as " + stage);
        }
    }

    void put(ClientId client, SourceDocument document, Stage stage, Money amount) {
        sql.execute(
                PUT,
                DSL.val(client.value()),
                DSL.val(currency.code()),
                DSL.val(document.source()),
                DSL.val(document.id()),
                DSL.val(stage.name()),
                DSL.val(amount.amount()));
    }

    /** How far a promise has come. */
    enum Stage {
        CONFIRMED,
        DELIVERED
    }
}
