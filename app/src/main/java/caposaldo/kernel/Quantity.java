package caposaldo.kernel;

import java.math.BigDecimal;

/** How many of a unit of measure (UN/ECE Recommendation 20 code, as UBL uses it: EA, KGM, CS). */
public record Quantity(BigDecimal value, String unitCode) {

    public Quantity {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (unitCode.isBlank()) {
            throw new IllegalArgumentException("A quantity needs a unit");
        }
    }

    public static Quantity of(String value, String unitCode) {
        return new Quantity(new BigDecimal(value), unitCode);
    }

    public Quantity plus(Quantity other) {
        if (!unitCode.equals(other.unitCode)) {
            throw new IllegalArgumentException("Cannot add " + other.unitCode + " to " + unitCode);
        }
        return new Quantity(value.add(other.value), unitCode);
    }
}
