package caposaldo.people;

/** Key of a person of the company. */
public record PersonId(long value) {}
