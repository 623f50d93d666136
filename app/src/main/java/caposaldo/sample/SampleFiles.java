package caposaldo.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sample company as the files a user would bring, in the words of his columns. */
final class SampleFiles {

    private final SteelWheels company;
    private final long shift;

    /** @param end the day its last order falls on; its own last day leaves the dates as they are */
    SampleFiles(SteelWheels company, LocalDate end) {
        this.company = company;
        this.shift = ChronoUnit.DAYS.between(lastOrder(company), end);
    }

    /** The day its last order falls on. */
    LocalDate end() {
        return shifted(lastOrder(company));
    }

    static LocalDate lastOrder(SteelWheels company) {
        return company.table("orders").stream()
                .map(order -> LocalDate.parse(order.get(1).substring(0, 10)))
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    static LocalDate firstOrder(SteelWheels company) {
        return company.table("orders").stream()
                .map(order -> LocalDate.parse(order.get(1).substring(0, 10)))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    LocalDate shifted(LocalDate day) {
        return day.plusDays(shift);
    }

    /** The file for an import target; empty when the sample has none for it. */
    String of(String target) {
        return switch (target) {
            case "clients" -> clients();
            case "contacts" -> contacts();
            case "products" -> products();
            case "prices" -> prices();
            case "sales" -> sales();
            case "invoices" -> SampleLedger.invoices(company, this);
            case "payments" -> SampleLedger.payments(company, this);
            case "creditLimits" -> SampleLedger.creditLimits(company);
            default -> "";
        };
    }

    private String clients() {
        Map<String, String> territories = company.table("customer_w_ter").stream()
                .collect(Collectors.toMap(List::getFirst, customer -> customer.get(13), (one, other) -> one));
        return csv(
                List.of(
                        "code",
                        "name",
                        "country",
                        "phone",
                        "street",
                        "additional street",
                        "city",
                        "state",
                        "postal zone",
                        "portfolio",
                        "latitude",
                        "longitude",
                        "opening hours",
                        "segment"),
                company.table("customers").stream().map(customer -> {
                    var town = Towns.of(customer.get(7));
                    return List.of(
                            customer.get(0),
                            customer.get(1),
                            Towns.country(customer.get(10)),
                            customer.get(4),
                            customer.get(5),
                            customer.get(6),
                            customer.get(7),
                            customer.get(8),
                            customer.get(9),
                            customer.get(11).isEmpty() ? "" : "P" + customer.get(11),
                            town.map(Towns.Place::latitude).orElse(""),
                            town.map(Towns.Place::longitude).orElse(""),
                            Generator.openingHours(customer.get(0)),
                            territories.getOrDefault(customer.get(0), ""));
                }));
    }

    /** The buyer is Steel Wheels' own; the others are generated and say so. */
    private String contacts() {
        return csv(
                List.of("client", "given name", "family name", "role", "job title", "phone", "generated"),
                company.table("customers").stream()
                        .flatMap(customer -> Stream.concat(
                                Stream.of(List.of(
                                        customer.get(0),
                                        customer.get(3).strip(),
                                        customer.get(2).strip(),
                                        "BUYER",
                                        "",
                                        customer.get(4),
                                        "")),
                                Generator.contacts(customer.get(0)).stream())));
    }

    private String products() {
        return csv(
                List.of("code", "name", "group", "description", "available"),
                company.table("products").stream()
                        .map(product -> List.of(
                                product.get(0), product.get(1), product.get(2), product.get(5), product.get(6))));
    }

    private String prices() {
        var since = shifted(firstOrder(company)).minusYears(1).toString();
        return csv(
                List.of("item", "valid from", "price", "cost"),
                company.table("products").stream()
                        .map(product -> List.of(product.get(0), since, product.get(8), product.get(7))));
    }

    /** Cancelled orders were never sold. An order line without an order stays in: the import reports it. */
    private String sales() {
        Map<String, List<String>> orders =
                company.table("orders").stream().collect(Collectors.toMap(List::getFirst, Function.identity()));
        Map<String, List<String>> products =
                company.table("products").stream().collect(Collectors.toMap(List::getFirst, Function.identity()));
        Map<String, List<String>> customers =
                company.table("customers").stream().collect(Collectors.toMap(List::getFirst, Function.identity()));
        return csv(
                List.of(
                        "document",
                        "line",
                        "date",
                        "customer",
                        "customer name",
                        "country",
                        "item",
                        "product name",
                        "quantity",
                        "unit price",
                        "unit cost"),
                company.table("orderdetails").stream()
                        .filter(line -> !isCancelled(orders.get(line.get(0))))
                        .map(line -> {
                            var order = orders.get(line.get(0));
                            var customer = order == null ? null : customers.get(order.get(6));
                            return sale(line, order, customer, products.get(line.get(1)));
                        }));
    }

    private List<String> sale(
            List<String> line,
            @Nullable List<String> order,
            @Nullable List<String> customer,
            @Nullable List<String> product) {
        return List.of(
                line.get(0),
                line.get(4),
                order == null
                        ? ""
                        : shifted(LocalDate.parse(order.get(1).substring(0, 10)))
                                .toString(),
                order == null ? "" : order.get(6),
                customer == null ? "" : customer.get(1),
                customer == null ? "" : Towns.country(customer.get(10)),
                line.get(1),
                product == null ? "" : product.get(1),
                line.get(2),
                line.get(3),
                product == null ? "" : product.get(7));
    }

    private static boolean isCancelled(@Nullable List<String> order) {
        return order != null && order.get(4).equals("Cancelled");
    }

    static String csv(List<String> heads, Stream<List<String>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(heads);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
