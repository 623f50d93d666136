package caposaldo.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.CaposaldoTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Several questions in one round trip, in a transaction that nobody else sees. */
@CaposaldoTest
@Transactional
class QuestionTests {

    @Autowired
    DSLContext sql;

    private TransactionTemplate apart;

    @BeforeEach
    void apart(@Autowired PlatformTransactionManager transactions) {
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private Question<Result<Record>> ask(String template, @Nullable Object... values) {
        return Rendered.of(sql, template).with(values);
    }

    private Question<Long> count() {
        return ask("select count(*) from pg_temp.asked")
                .as(rows -> rows.getFirst().get(0, Long.class));
    }

    private Question<?> put(int number) {
        return ask("insert into pg_temp.asked values ({0})", number);
    }

    private void table() {
        sql.execute("create temporary table asked (number integer check (number > 0)) on commit drop");
    }

    @Test
    void eachSeesWhatThoseBeforeItDid() {
        table();
        var before = count();
        var after = count();

        Question.together(before, put(1), put(2), after);

        assertThat(before.answer()).isZero();
        assertThat(after.answer()).isEqualTo(2);
    }

    @Test
    void isAskedOnceHoweverOftenItIsAnswered() {
        table();
        var put = put(1);
        var count = count();

        Question.together(put, count);
        Question.together(count, put);
        put.answer();

        assertThat(count.answer()).isEqualTo(1);
        assertThat(count().answer()).isEqualTo(1);
    }

    @Test
    void whenOneIsRefusedThoseAfterItAreNotAsked() {
        var drawn = ask("select nextval('ordering.order_number') as n");
        var before = drawn.answer().getFirst().get("n", Long.class);
        var next = ask("select nextval('ordering.order_number') as n");

        assertThatThrownBy(() -> Question.together(ask("select 1 / {0}", 0), next))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(elsewhere()).as("none was drawn in between").isEqualTo(before + 1);
    }

    /** In no transaction that was refused. */
    private long elsewhere() {
        return apart.execute(status ->
                sql.fetchSingle("select nextval('ordering.order_number')").get(0, Long.class));
    }

    @Test
    void isRefusedAsAnyOtherStatementIs() {
        table();
        assertThatThrownBy(() -> put(0).answer()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void severalAreAnsweredAsOne() {
        var first = ask("select 1 as n").as(rows -> rows.getFirst().get("n", Integer.class));
        var second = ask("select 2 as n").as(rows -> rows.getFirst().get("n", Integer.class));

        assertThat(first.and(second, Integer::sum).answer()).isEqualTo(3);
        assertThat(Question.all(List.of(first, second)).answer()).containsExactly(1, 2);
        assertThat(Question.known("nothing to ask").answer()).isEqualTo("nothing to ask");
    }

    @Test
    void takesOneValueInSeveralPlacesNoneAndMany() {
        var row = ask(
                        """
                        select {0} || {0} as twice, {1}::numeric is null as none, {2}::bigint[] as longs, {3}::numeric[] as amounts,
                            {4}::date[] as days, {5}::text[] as texts, {6} as day
                        """,
                        "ab",
                        null,
                        new Long[] {1L, null},
                        new BigDecimal[] {new BigDecimal("1.50"), null},
                        new LocalDate[] {LocalDate.of(2026, 3, 31), null},
                        new String[] {"{a,\"b\"}", null},
                        LocalDate.of(2026, 2, 28))
                .answer()
                .getFirst();

        assertThat(row.get("twice", String.class)).isEqualTo("abab");
        assertThat(row.get("none", Boolean.class)).isTrue();
        assertThat(row.get("longs", Long[].class)).containsExactly(1L, null);
        assertThat(row.get("amounts", BigDecimal[].class)).containsExactly(new BigDecimal("1.50"), null);
        assertThat(row.get("days", LocalDate[].class)).containsExactly(LocalDate.of(2026, 3, 31), null);
        assertThat(row.get("texts", String[].class)).containsExactly("{a,\"b\"}", null);
        assertThat(row.get("day", LocalDate.class)).isEqualTo(LocalDate.of(2026, 2, 28));
    }
}
