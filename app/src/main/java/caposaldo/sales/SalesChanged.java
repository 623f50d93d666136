package caposaldo.sales;

import java.time.LocalDate;

/**
 * Lines were added, changed or taken back, or a new day began, and the rollups moved with it; told inside the same
 * transaction.
 *
 * @param asOf the day the figures are told as of
 */
public record SalesChanged(LocalDate asOf) {}
