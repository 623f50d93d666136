package caposaldo.analytics.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client that became or ceased to be a key account from one ranking to the next. */
public sealed interface Movement {

    long client();

    /**
     * Why a standing changed. What a client brings and what it is a share of both move; the cause is
     * the one that suffices.
     */
    enum Cause {
        /** The client is ranked now and was not, or the other way round. */
        APPEARED_OR_VANISHED,
        /** Its own value moved in the direction of the change. */
        OWN_VALUE,
        /** Its own value did not move that way: the others' did, or the rules were changed. */
        THE_OTHERS
    }

    /**
     * Became a key account.
     *
     * @param reasons why it is key now
     */
    record Entered(long client, Cause cause, double shareBefore, double shareNow, List<KeyReason> reasons)
            implements Movement {}

    /**
     * Ceased to be a key account.
     *
     * @param reasons why it was key before
     */
    record Left(long client, Cause cause, double shareBefore, double shareNow, List<KeyReason> reasons)
            implements Movement {}

    /** Entries in the order of the new ranking, then exits in the order of the old one. */
    static List<Movement> between(Ranking before, Ranking now) {
        Map<Long, Standing> old = byClient(before);
        Map<Long, Standing> current = byClient(now);
        List<Movement> movements = new ArrayList<>();
        for (Standing standing : now.keyAccounts()) {
            Standing was = old.get(standing.client());
            if (was == null) {
                movements.add(new Entered(
                        standing.client(),
                        Cause.APPEARED_OR_VANISHED,
                        0,
                        standing.pareto().share(),
                        standing.reasons()));
            } else if (!was.key()) {
                Cause cause = cause(was, standing, 1);
                movements.add(new Entered(
                        standing.client(),
                        cause,
                        was.pareto().share(),
                        standing.pareto().share(),
                        standing.reasons()));
            }
        }
        for (Standing was : before.keyAccounts()) {
            Standing standing = current.get(was.client());
            if (standing == null) {
                movements.add(new Left(
                        was.client(), Cause.APPEARED_OR_VANISHED, was.pareto().share(), 0, was.reasons()));
            } else if (!standing.key()) {
                Cause cause = cause(was, standing, -1);
                movements.add(new Left(
                        was.client(),
                        cause,
                        was.pareto().share(),
                        standing.pareto().share(),
                        was.reasons()));
            }
        }
        return movements;
    }

    private static Cause cause(Standing was, Standing is, int direction) {
        double moved = is.pareto().value() - was.pareto().value();
        return moved * direction > 0 ? Cause.OWN_VALUE : Cause.THE_OTHERS;
    }

    private static Map<Long, Standing> byClient(Ranking ranking) {
        Map<Long, Standing> standings = new HashMap<>();
        ranking.standings().forEach(standing -> standings.put(standing.client(), standing));
        return standings;
    }
}
