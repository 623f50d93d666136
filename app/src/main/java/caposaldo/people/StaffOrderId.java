package caposaldo.people;

/** Key of a staff order. */
public record StaffOrderId(long value) {}
