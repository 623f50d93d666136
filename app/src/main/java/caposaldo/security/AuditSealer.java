package caposaldo.security;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chains the audit trail: every sealed entry carries sha256(hash before || entry), so that a row altered, removed or
 * slipped in later is found by {@link AuditVerification}.
 *
 * <p>It runs behind the writers and never slows them; an advisory lock lets any number of processes try.
 */
@Component
public class AuditSealer {

    static final int BATCH = 20_000;

    /**
     * Where the chain ends is a bound of the index, so that a trail of millions is not read again each minute: bare values, for
     * who sees the table through a policy gets no bound out of a {@code coalesce}.
     */
    private static final String SEAL = """
            insert into security.audit_seal (seq, entry_id, hash)
            with last as materialized (
                (select s.seq, s.hash, e.txid, e.id
                from security.audit_seal s join security.audit_entry e on e.id = s.entry_id
                order by s.seq desc limit 1)
                union all
                select 0, ''::bytea, '0'::xid8, 0 where not exists (select from security.audit_seal)
            )
            select last.seq + row_number() over chain, e.id, security.chained(security.canonical(e), last.hash) over chain
            from last cross join (
                select a.* from security.audit_entry a
                where a.txid < pg_snapshot_xmin(pg_current_snapshot())
                  and (a.txid, a.id) > ((select txid from last), (select id from last))
                order by a.txid, a.id limit ?
            ) e
            window chain as (order by e.txid, e.id)
            """;

    private final DSLContext sql;

    AuditSealer(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Seals what has settled: entries no running transaction can still slip in front of.
     *
     * @return how many were sealed
     */
    @Transactional
    public int seal() {
        if (!sql.fetchSingle("select pg_try_advisory_xact_lock(727001)").get(0, Boolean.class)) {
            return 0;
        }
        sql.execute("select set_config('caposaldo.audit_all', 'on', true)");
        return sql.execute(SEAL, BATCH);
    }
}
