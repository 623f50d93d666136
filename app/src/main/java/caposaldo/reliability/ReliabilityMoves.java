package caposaldo.reliability;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

/** Evidence and checks speak of the firm they were brought of, as a limit does: they stay when two clients are one. */
@Component
class ReliabilityMoves implements ClientMoves {

    private static final Moved NOTHING = new Moved(0, JSONB.valueOf("[]"));

    @Override
    public String room() {
        return "reliability";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "reliability.evidence",
                "reliability.forecast",
                "reliability.reliability_check",
                "reliability.client_check");
    }

    @Override
    public int count(ClientId client) {
        return 0;
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        return NOTHING;
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        // Nothing was moved.
    }
}
