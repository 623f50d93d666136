package caposaldo.analytics.segment;

import java.time.LocalDate;
import java.util.List;

/**
 * All clients ranked by what they bring.
 *
 * @param asOf the day it is true of
 * @param total the sum of the values that are not negative, of which shares are taken
 * @param concentration the Herfindahl-Hirschman index, the sum of squared shares: 1 with one client
 * @param borders of the scores for recency, frequency and money
 * @param standings best first
 */
public record Ranking(
        LocalDate asOf,
        KeyAccountRules rules,
        double total,
        double concentration,
        RfmBorders borders,
        List<Standing> standings) {

    public Ranking {
        standings = List.copyOf(standings);
    }

    /** The key accounts, best first. */
    public List<Standing> keyAccounts() {
        return standings.stream().filter(Standing::key).toList();
    }
}
