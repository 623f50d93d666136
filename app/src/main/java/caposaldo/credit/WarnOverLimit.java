package caposaldo.credit;

import caposaldo.db.Background;
import caposaldo.kernel.Money;
import caposaldo.mail.Recipient;
import caposaldo.mail.TellOwnPeople;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.web.Language;
import caposaldo.web.Wording;
import com.github.kagkarlsson.scheduler.task.Task;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.8: who looks after a client hears once that it stands above its limit; still above it after some days, the head
 * hears of it, and after as many more the head's head: those along the reporting line whose positions are held, and in the
 * place of who is away the substitute. One mail a day for each person names all such clients. Back under its limit, a
 * client begins anew.
 */
@Component
class WarnOverLimit {

    private static final Logger log = LoggerFactory.getLogger(WarnOverLimit.class);

    /** {0} currency, {1} today. */
    private static final String OVER = """
            insert into credit.over_limit (client_id, currency, since)
            select client_id, currency, {1} from credit.client_credit where currency = {0} and used_share > 1
            on conflict do nothing
            """;

    /** {0} currency. */
    private static final String BACK = """
            delete from credit.over_limit o
            where currency = {0} and not exists (
                select from credit.client_credit k
                where k.client_id = o.client_id and k.currency = o.currency and k.used_share > 1)
            """;

    /** {0} currency, {1} today, {2} days from one rung to the next; the largest excess first. */
    private static final String DUE = """
            select o.client_id, c.name, o.since, k.exposure, k.limit_amount, l.rung, w.id as person_id, w.full_name, w.email, u.locale
            from credit.over_limit o
            join credit.client_credit k on k.client_id = o.client_id and k.currency = o.currency
            join account.client c on c.id = o.client_id
            join security.portfolio f on f.id = c.portfolio_id
            cross join lateral (
                select (row_number() over (order by p.step))::integer as rung, held.person_id
                from (
                    select f.job_position_id as id, 0 as step
                    union all
                    select job_position_id, step from people.positions_above(f.job_position_id)
                ) p
                join people.appointment held on held.job_position_id = p.id
                    and {1}::date between held.valid_from and coalesce(held.valid_to, 'infinity')
            ) l
            left join people.absence a on a.person_id = l.person_id and a.ended_early_at is null
                and {1}::date between a.valid_from and a.valid_to
            join people.person w on w.id = coalesce(a.substitute_id, l.person_id)
            left join security.app_user u on u.person_id = w.id
            where o.currency = {0} and l.rung <= 3 and {1}::date - o.since >= (l.rung - 1) * {2}
                and not exists (
                    select from credit.over_limit_told t
                    where t.client_id = o.client_id and t.currency = o.currency and t.rung = l.rung)
            order by k.exposure - k.limit_amount desc, o.client_id
            """;

    /** {0} currency, {1} today, {2} clients, {3} rungs, {4} people. */
    private static final String TOLD = """
            insert into credit.over_limit_told (client_id, currency, rung, person_id, told_on)
            select client_id, {0}, rung, person_id, {1} from unnest({2}, {3}, {4}) as t (client_id, rung, person_id)
            """;

    private final DSLContext sql;
    private final OverLimitRule rule;
    private final TellOwnPeople tell;
    private final Wording wording;
    private final LedgerCurrency currency;
    private final Clock clock;

    WarnOverLimit(
            DSLContext sql,
            OverLimitRule rule,
            TellOwnPeople tell,
            Wording wording,
            LedgerCurrency currency,
            Clock clock) {
        this.sql = sql;
        this.rule = rule;
        this.tell = tell;
        this.wording = wording;
        this.currency = currency;
        this.clock = clock;
    }

    private record Person(long id, String name, @Nullable String email, Locale language) {}

    private record Due(
            Person person, long client, String name, int rung, LocalDate since, Money exposure, Money limit) {}

    /** Without a server for mail it only notes since when clients stand above their limits. */
    @Transactional
    public void warn() {
        var today = LocalDate.now(clock);
        sql.execute(BACK, DSL.val(currency.code()));
        sql.execute(OVER, DSL.val(currency.code()), DSL.val(today));
        if (!tell.isSetUp()) {
            return;
        }
        var told = new ArrayList<Due>();
        due(today).forEach((id, clients) -> {
            if (isTold(today, clients)) {
                told.addAll(clients);
            }
        });
        sql.execute(
                TOLD,
                DSL.val(currency.code()),
                DSL.val(today),
                DSL.val(told.stream().map(Due::client).toArray(Long[]::new)),
                DSL.val(told.stream().map(Due::rung).toArray(Integer[]::new)),
                DSL.val(told.stream().map(due -> due.person.id).toArray(Long[]::new)));
    }

    /** By person. */
    private TreeMap<Long, List<Due>> due(LocalDate today) {
        return sql
                .resultQuery(
                        DUE,
                        DSL.val(currency.code()),
                        DSL.val(today),
                        DSL.val(rule.written().days()))
                .fetch(this::due)
                .stream()
                .collect(Collectors.groupingBy(due -> due.person.id, TreeMap::new, Collectors.toList()));
    }

    private Due due(Record row) {
        var locale = row.get("locale", String.class);
        return new Due(
                new Person(
                        row.get("person_id", Long.class),
                        Objects.requireNonNull(row.get("full_name", String.class)),
                        row.get("email", String.class),
                        locale == null ? Locale.ENGLISH : Locale.of(locale)),
                row.get("client_id", Long.class),
                Objects.requireNonNull(row.get("name", String.class)),
                row.get("rung", Integer.class),
                Objects.requireNonNull(row.get("since", LocalDate.class)),
                currency.money(row.get("exposure", BigDecimal.class)),
                currency.money(row.get("limit_amount", BigDecimal.class)));
    }

    /** Who has no address sees them first on the list of credit; a second mail of a day waits for the next. */
    private boolean isTold(LocalDate today, List<Due> clients) {
        var person = clients.getFirst().person;
        if (person.email == null || !Recipient.isAddress(person.email)) {
            log.info("Person {} has no address to be told of {} clients over their limits", person.id, clients.size());
            return true;
        }
        var in = wording.in(person.language);
        return tell.tell(
                new Recipient(person.name, person.email),
                person.language,
                in.t("credit.over.subject", clients.size()),
                text(in, person, today, clients),
                "credit-over-limit " + today + " " + person.id);
    }

    private static String text(Language in, Person person, LocalDate today, List<Due> clients) {
        var lines = clients.stream()
                .map(due -> in.t(
                        due.rung == 1 ? "credit.over.client" : "credit.over.still",
                        due.name,
                        in.money(due.exposure),
                        in.money(due.limit),
                        in.money(due.exposure.minus(due.limit)),
                        in.date(due.since),
                        ChronoUnit.DAYS.between(due.since, today)))
                .distinct()
                .collect(Collectors.joining("\n"));
        return in.t("credit.over.text", person.name, lines);
    }

    @Configuration(proxyBeanMethods = false)
    static class EachDay {

        @Bean
        static Task<Void> warningOverLimit(WarnOverLimit limits, Clock clock) {
            return Background.eachDay("credit.warn-over-limit", clock.getZone(), limits::warn);
        }
    }
}
