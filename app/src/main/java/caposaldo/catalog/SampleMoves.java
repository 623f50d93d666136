package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.SAMPLE_LOAN;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

/** Loans of demonstration samples to one of two clients, running and ended, when both are one. */
@Component
class SampleMoves implements ClientMoves {

    private final DSLContext sql;

    SampleMoves(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "catalog";
    }

    @Override
    public Set<String> tables() {
        return Set.of("catalog.sample_loan");
    }

    private OwnerChange<?> loans() {
        return new OwnerChange<>(sql, SAMPLE_LOAN.ID, SAMPLE_LOAN.CLIENT_ID);
    }

    @Override
    public int count(ClientId client) {
        return loans().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        return loans().move(merged, kept);
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        loans().moveBack(merged, kept, what);
    }
}
