package caposaldo;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.ApplicationModule;

/** The database obeys the same module graph as the code. */
@CaposaldoTest
class SchemaTests {

    @Autowired
    private DSLContext sql;

    @Test
    void foreignKeysFollowTheModuleGraph() {
        var keys = sql.fetch("""
                select distinct child.nspname as child, parent.nspname as parent
                from pg_constraint c
                join pg_class t on t.oid = c.conrelid join pg_namespace child on child.oid = t.relnamespace
                join pg_class r on r.oid = c.confrelid join pg_namespace parent on parent.oid = r.relnamespace
                where c.contype = 'f' and child.nspname <> parent.nspname
                """);
        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            var child = key.get("child", String.class);
            var parent = key.get("parent", String.class);
            assertThat(allowed(child)).as("%s refers to %s", child, parent).contains(parent);
        });
    }

    private static String[] allowed(String module) {
        try {
            return Class.forName("caposaldo." + module + ".package-info")
                    .getAnnotation(ApplicationModule.class)
                    .allowedDependencies();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The schema " + module + " belongs to no module", e);
        }
    }

    @Test
    void everyForeignKeyHasAnIndexThatBeginsWithIt() {
        var bare = sql.fetch("""
                select c.conrelid::regclass::text as relation, c.conname
                from pg_constraint c
                where c.contype = 'f' and not exists (
                    select from pg_index i
                    where i.indrelid = c.conrelid
                        and (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey)
                """);
        assertThat(bare.formatCSV()).isEqualTo("relation,conname\n");
    }

    @Test
    void everyBusinessTableIsAudited() {
        var silent = sql.fetch("""
                select n.nspname || '.' || c.relname as relation
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname in ('people', 'account', 'catalog', 'strategy', 'pricing', 'approval', 'currency', 'receivable', 'credit', 'ordering', 'bank', 'reliability', 'reconciliation', 'claim', 'collection', 'mail')
                    and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'audited%')
                    and c.relname <> 'search_word'
                    and (n.nspname, c.relname) not in
                        (('receivable', 'client_ledger'), ('receivable', 'ledger_total'), ('receivable', 'client_month'), ('receivable', 'payment_expectation'), ('strategy', 'move'),
                        ('credit', 'client_credit'), ('credit', 'over_limit'), ('credit', 'over_limit_told'), ('credit', 'commitment'), ('reliability', 'client_check'),
                        ('claim', 'claimed_line'), ('claim', 'service_line'), ('claim', 'service_month'), ('claim', 'delivered_day'), ('claim', 'loss_line'),
                        ('claim', 'claimed_note'), ('claim', 'photo_content'),
                        ('collection', 'debtor'), ('collection', 'payment_habit'), ('collection', 'payment_forecast'),
                        ('collection', 'dunning_item'), ('collection', 'dunning_proposal'),
                        ('mail', 'enclosure'))
                order by 1
                """).getValues("relation", String.class);
        assertThat(silent).isEmpty();
    }
}
