package caposaldo.ordering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What an order comes to. Each line's net is rounded once; the tax is taken of the sum of each rate, as EN 16931 takes it
 * (BR-CO-17), so that the invoice says the same.
 *
 * @param rates by rate, the lowest first
 */
public record OrderTotals(BigDecimal net, List<Rate> rates, BigDecimal vat) {

    private static final int CENTS = 2;

    /** @param base the net of all lines of the rate */
    public record Rate(BigDecimal percent, BigDecimal base, BigDecimal vat) {}

    /** @param vatRate percent, 0 where none is written */
    public record Part(BigDecimal quantity, BigDecimal price, BigDecimal vatRate) {

        public BigDecimal net() {
            return net(quantity, price);
        }

        static BigDecimal net(BigDecimal quantity, BigDecimal price) {
            return quantity.multiply(price).setScale(CENTS, RoundingMode.HALF_UP);
        }
    }

    public static OrderTotals of(List<Part> parts) {
        var bases = new TreeMap<BigDecimal, BigDecimal>();
        parts.forEach(part -> bases.merge(part.vatRate(), part.net(), BigDecimal::add));
        var rates = new ArrayList<Rate>();
        bases.forEach((percent, base) -> rates.add(new Rate(
                percent, base, base.multiply(percent).movePointLeft(2).setScale(CENTS, RoundingMode.HALF_UP))));
        return new OrderTotals(
                sum(rates.stream().map(Rate::base).toList()),
                List.copyOf(rates),
                sum(rates.stream().map(Rate::vat).toList()));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
    }

    public BigDecimal gross() {
        return net.add(vat);
    }
}
