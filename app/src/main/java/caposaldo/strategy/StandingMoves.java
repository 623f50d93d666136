package caposaldo.strategy;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

/**
 * A place in a ranking says what was reckoned on that day of the client as it then was: past ones stay, and today's
 * ranking is taken anew when the sales have moved ({@link KeepRanking}).
 */
@Component
class StandingMoves implements ClientMoves {

    private static final Moved NOTHING = new Moved(0, JSONB.valueOf("[]"));

    @Override
    public String room() {
        return "strategy";
    }

    @Override
    public Set<String> tables() {
        return Set.of("strategy.standing", "strategy.move");
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
