package caposaldo.analytics.value;

/**
 * What is expected of a client in the days ahead.
 *
 * @param purchases expected number of purchase days
 * @param buys chance of at least one purchase, by BG/NBD
 * @param rank chance of at least one purchase as learned from the past half-year: orders clients
 *     better than {@code buys}, but its level carries the season it was learned in
 * @param net expected money, returns subtracted
 */
public record Outlook(long client, double purchases, double buys, double rank, double net) {}
