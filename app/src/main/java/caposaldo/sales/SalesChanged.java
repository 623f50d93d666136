package caposaldo.sales;

import java.time.LocalDate;

/** Lines were added, changed or taken back, and the rollups with them; told inside the same transaction. */
public record SalesChanged(LocalDate today) {}
