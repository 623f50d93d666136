package caposaldo.people;

/** Key of a position of the organisation. */
public record PositionId(long value) {}
