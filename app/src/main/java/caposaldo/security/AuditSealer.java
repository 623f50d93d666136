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

    private static final String SEAL = """
            insert into security.audit_seal (seq, entry_id, hash)
            with last as (
                select coalesce(max(s.seq), 0) as seq,
                       coalesce((select t.hash from security.audit_seal t order by t.seq desc limit 1), ''::bytea) as hash,
                       (select e.txid from security.audit_seal t join security.audit_entry e on e.id = t.entry_id
                        order by t.seq desc limit 1) as txid,
                       (select t.entry_id from security.audit_seal t order by t.seq desc limit 1) as entry_id
                from security.audit_seal s
            ), waiting as materialized (
                select row_number() over (order by e.txid, e.id) as n, e.id, security.canonical(e) as canonical
                from security.audit_entry e, last
                where e.txid < pg_snapshot_xmin(pg_current_snapshot())
                  and (last.txid is null or (e.txid, e.id) > (last.txid, last.entry_id))
                order by e.txid, e.id limit ?
            )
            select last.seq + w.n, w.id, security.chained(w.canonical, last.hash) over (order by w.n)
            from waiting w, last order by w.n
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
