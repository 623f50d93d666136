package caposaldo.security;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.util.HexFormat;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes the whole chain and names the first place where it does not hold. */
@Component
public class AuditVerification {

    /**
     * @param sealed how many entries the chain holds
     * @param head the last hash, to be published outside the database; empty while nothing is sealed
     * @param brokenAt sequence number of the first entry removed, altered or out of order; empty when the chain holds
     * @param unsealed entries older than the chain's end that it does not hold: slipped in afterwards
     */
    public record Report(long sealed, Optional<String> head, Optional<Long> brokenAt, long unsealed) {
        public boolean holds() {
            return brokenAt.isEmpty() && unsealed == 0;
        }
    }

    private static final String VERIFY = """
            with link as (
                select s.seq, s.hash, lag(s.hash, 1, ''::bytea) over (order by s.seq) as before,
                       lag(s.seq, 1, 0::bigint) over (order by s.seq) as seq_before, e.id, security.canonical(e) as canonical
                from security.audit_seal s left join security.audit_entry e on e.id = s.entry_id
            )
            select count(*) as sealed,
                   min(seq) filter (where id is null or seq <> seq_before + 1 or hash <> sha256(before || canonical)) as broken,
                   (select encode(hash, 'hex') from security.audit_seal order by seq desc limit 1) as head,
                   (select count(*) from security.audit_entry e
                    where (e.txid, e.id) < (select l.txid, l.id from security.audit_entry l join security.audit_seal s on s.entry_id = l.id
                                            order by s.seq desc limit 1)
                      and not exists (select from security.audit_seal s where s.entry_id = e.id)) as unsealed
            from link
            """;

    private final DSLContext sql;

    AuditVerification(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional
    public Report verify(AccessScope scope) {
        scope.require(Right.AUDIT_READ);
        sql.execute("select set_config('caposaldo.audit_all', 'on', true)");
        var row = sql.fetchSingle(VERIFY);
        return new Report(
                row.get("sealed", Long.class),
                Optional.ofNullable(row.<@Nullable String>get("head", String.class)),
                Optional.ofNullable(row.<@Nullable Long>get("broken", Long.class)),
                row.get("unsealed", Long.class));
    }

    /** The head of a chain as people compare it: the first twelve digits. */
    public static String shortened(String head) {
        return HexFormat.of().formatHex(HexFormat.of().parseHex(head), 0, 6);
    }
}
