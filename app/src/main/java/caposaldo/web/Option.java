package caposaldo.web;

/** A choice of a select. */
public record Option(String value, String label) {}
