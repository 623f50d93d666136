package caposaldo.account;

import caposaldo.analytics.match.Agreement;
import caposaldo.analytics.match.Entity;
import caposaldo.analytics.match.Field;
import caposaldo.analytics.match.Matcher;
import caposaldo.analytics.match.Matcher.Expected;
import caposaldo.analytics.match.ScoredPair;
import caposaldo.analytics.match.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By what two clients are held to be one: what they are called, where they are, and their numbers. */
@Component
class Likeness {

    /** From this chance on a pair is worth a person's look. */
    static final double AT_LEAST = 0.5;

    /** One client in twenty is there twice, as lists that grew for years go. */
    private static final double DUPLICATES = 0.05;

    /** How often two records of one company agree; from the labelled sets of the benchmark, rounded. */
    private static final List<Expected> FIELDS = List.of(
            new Expected(Field.text("name"), new Agreement(0.55, 0.2, 0.12, 0.08, 0.05)),
            new Expected(Field.text("address"), new Agreement(0.4, 0.2, 0.15, 0.15, 0.1)),
            new Expected(Field.code("taxNumber"), new Agreement(0.9, 0.04, 0.01, 0.01, 0.04)),
            new Expected(Field.code("phone"), new Agreement(0.6, 0.1, 0.04, 0.01, 0.25)),
            new Expected(Field.code("email"), new Agreement(0.5, 0.05, 0.05, 0.05, 0.35)),
            new Expected(Field.code("website"), new Agreement(0.7, 0.05, 0.05, 0.05, 0.15)));

    /** The names of the fields, in the order of the evidence. */
    static final List<String> FIELD_NAMES =
            FIELDS.stream().map(e -> e.field().name()).toList();

    private static final Pattern LEGAL_FORM =
            Pattern.compile("(?iu)[,\\s]+(s\\.?p\\.?a|s\\.?r\\.?l\\.?s?|s\\.?n\\.?c|s\\.?a\\.?s"
                    + "|s\\.?a\\.?r\\.?l|s\\.?a|gmbh( & co\\.? kg)?|ag|kg|ohg|e\\.?k|ltd|limited|plc|inc|llc|llp|corp|co|b\\.?v|n\\.?v|a/s"
                    + "|aps|ab|oy|as|sp\\. z o\\.o|ооо|ао|зао|пао|ип)\\.?$");

    private static final String ENTITIES = """
            select c.id, c.name, c.tax_number, account.last_digits(c.phone) as phone, lower(c.email) as email,
                regexp_replace(lower(c.website), '^https?://(www[.])?|/.*$', '', 'g') as website,
                concat_ws(' ', a.street_name, a.postal_zone, a.city_name) as address
            from account.client c
            left join lateral (
                select * from account.site where client_id = c.id and removed_at is null order by kind <> 'LEGAL', id limit 1
            ) a on true
            where c.merged_into_id is null and not c.anonymous and {0}
            order by c.id
            """;

    /** Who shares a number or an address with the client, or is called nearly alike. */
    private static final String NEAR = """
            c.id in (
                select {0}
                union all
                (select o.id from account.client m join account.client o on o.tax_number = m.tax_number
                    where m.id = {0} limit 20)
                union all
                (select o.id from account.client m
                    join account.client o on account.last_digits(o.phone) = account.last_digits(m.phone)
                    where m.id = {0} and o.phone is not null and length(account.last_digits(m.phone)) >= 6 limit 20)
                union all
                (select o.id from account.client m join account.client o on lower(o.email) = lower(m.email)
                    where m.id = {0} and o.email is not null limit 20)
                union all
                (select o.id from account.client m, account.client o
                    where m.id = {0} and ext.folded(m.name) operator(ext.<%) o.search
                    order by ext.word_similarity(ext.folded(m.name), o.search) desc, o.id limit 12))
            """;

    private final DSLContext sql;
    private final Matcher matcher = new Matcher(FIELDS, DUPLICATES);

    Likeness(DSLContext sql) {
        this.sql = sql;
    }

    Matcher matcher() {
        return matcher;
    }

    /** Every client that can be met twice. */
    List<Entity> all() {
        return entities(org.jooq.impl.DSL.trueCondition());
    }

    /** The pairs of one client with those near to it, likely or not. */
    List<ScoredPair> of(ClientId client, Weights learned) {
        var near = entities(org.jooq.impl.DSL.condition(NEAR, org.jooq.impl.DSL.val(client.value())));
        return near.stream()
                .filter(e -> e.id() == client.value())
                .findFirst()
                .map(itself -> near.stream()
                        .filter(other -> other.id() != itself.id())
                        .map(other -> other.id() < itself.id()
                                ? matcher.compare(other, itself, learned)
                                : matcher.compare(itself, other, learned))
                        .toList())
                .orElse(List.of());
    }

    private List<Entity> entities(org.jooq.Condition which) {
        return sql.resultQuery(ENTITIES, which).fetch(Likeness::entity);
    }

    private static Entity entity(Record row) {
        Map<String, String> values = new HashMap<>();
        values.put("name", called(row.get("name", String.class)));
        put(values, "address", row.get("address", String.class));
        put(values, "taxNumber", row.get("tax_number", String.class));
        put(values, "phone", row.get("phone", String.class));
        put(values, "email", row.get("email", String.class));
        put(values, "website", row.get("website", String.class));
        return new Entity(row.get("id", Long.class), values);
    }

    private static void put(Map<String, String> values, String field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    /** Without the legal form: one writes it, another does not. */
    static String called(String name) {
        var plain = LEGAL_FORM.matcher(name.strip()).replaceAll("").strip();
        return (plain.isEmpty() ? name : plain).toLowerCase(Locale.ROOT);
    }
}
