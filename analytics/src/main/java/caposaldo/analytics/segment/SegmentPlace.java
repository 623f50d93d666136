package caposaldo.analytics.segment;

/**
 * A client's place among the clients of its segment.
 *
 * @param rank from 1, by value
 * @param clients how many the segment has
 * @param share of what the segment's clients bring, of the values that are not negative, 0 to 1
 * @param leadership the value over the segment's largest: 1 is the leader
 */
public record SegmentPlace(String segment, int rank, int clients, double share, double leadership) {}
