package caposaldo.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Steel Wheels' clients owe and paid. An order is invoiced on the day it left, for the sum of its lines; what is on
 * hold or in process has not left. Payments are its own; the last come by its bank; one that would be still to come is reported by the import.
 */
final class SampleLedger {

    private static final Set<String> LEFT = Set.of("Shipped", "Resolved", "Disputed");

    private static final int TERM = 30;

    private SampleLedger() {}

    static String invoices(SteelWheels company, SampleFiles files) {
        Map<String, BigDecimal> totals = new HashMap<>();
        for (var line : company.table("orderdetails")) {
            totals.merge(
                    line.get(0), new BigDecimal(line.get(2)).multiply(new BigDecimal(line.get(3))), BigDecimal::add);
        }
        return SampleFiles.csv(
                List.of("invoice", "client", "date", "due date", "amount", "terms", "order"),
                company.table("orders").stream()
                        .filter(order -> hasLeft(order) && totals.containsKey(order.get(0)))
                        .map(order -> {
                            var day = leftOn(company, files, order);
                            return List.of(
                                    order.get(0),
                                    order.get(6),
                                    day.toString(),
                                    day.plusDays(TERM).toString(),
                                    totals.getOrDefault(order.get(0), BigDecimal.ZERO)
                                            .toPlainString(),
                                    TERM + " days",
                                    order.get(0));
                        }));
    }

    static boolean hasLeft(List<String> order) {
        return LEFT.contains(order.get(4));
    }

    /** Where Steel Wheels wrote no day, or one after its last order, the day of the order. */
    static LocalDate leftOn(SteelWheels company, SampleFiles files, List<String> order) {
        var ordered = day(order.get(1));
        var left = order.get(3).isEmpty() ? ordered : day(order.get(3));
        return files.shifted(left.isAfter(SampleFiles.lastOrder(company)) ? ordered : left);
    }

    /** Without those that its bank tells. */
    static String payments(SteelWheels company, SampleFiles files) {
        return SampleFiles.csv(
                List.of("check number", "client", "payment date", "amount"),
                SamplePayments.of(company, files).byFile().stream()
                        .map(payment -> List.of(
                                payment.check(),
                                payment.client(),
                                payment.on().toString(),
                                payment.amount().toPlainString())));
    }

    /** Its own limits; a client of which it wrote nothing, or a limit of nothing, has none here. */
    static String creditLimits(SteelWheels company) {
        return SampleFiles.csv(
                List.of("client", "credit limit"),
                company.table("customers").stream()
                        .filter(customer -> !customer.get(12).isEmpty())
                        .filter(customer -> new BigDecimal(customer.get(12)).signum() > 0)
                        .map(customer -> List.of(customer.getFirst(), customer.get(12))));
    }

    static LocalDate day(String timestamp) {
        return LocalDate.parse(timestamp.substring(0, 10));
    }
}
