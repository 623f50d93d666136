package caposaldo.people;

/** Key of an absence. */
public record AbsenceId(long value) {}
