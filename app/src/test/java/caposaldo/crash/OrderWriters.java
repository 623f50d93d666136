package caposaldo.crash;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * They take each order twice, change it, submit, answer, deliver, have signed, invoice and cancel whatever orders there
 * are, so that several often want the same one, and bring the bank's statements that pay them, each more than once.
 */
final class OrderWriters extends PersistentWriters {

    /** So many of the last are worked upon: few enough to meet at. */
    private static final int AT_WORK = 24;

    private static final int MOST = 20;

    private final Acknowledged acknowledged = new Acknowledged();
    private final List<Long> orders = new CopyOnWriteArrayList<>();
    private final List<Long> notes = new CopyOnWriteArrayList<>();
    private final AtomicInteger takes = new AtomicInteger();
    private final List<Long> clients;
    private final List<Long> items;
    private final BankWriters bank;
    private final LocalDate tomorrow;

    OrderWriters(int port, String token, List<Long> clients, List<Long> items, int operations) {
        super(port, token, operations);
        this.clients = clients;
        this.items = items;
        var today = LocalDate.now(java.time.ZoneId.systemDefault());
        this.tomorrow = today.plusDays(1);
        this.bank = new BankWriters(this, today, acknowledged);
    }

    @Override
    void operate(int n, Random random) {
        var what = random.nextInt(20);
        if (orders.isEmpty() || what < 5) {
            take();
        } else if (what < 13) {
            work(latest(orders, random), n, random);
        } else if (notes.isEmpty() || what < 17) {
            latest(notes, random).ifPresent(note -> follow(note, random));
        } else {
            bank.operate(n, random);
        }
    }

    private static Optional<Long> latest(List<Long> all, Random random) {
        var known = List.copyOf(all);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(known.get(known.size() - 1 - random.nextInt(Math.min(AT_WORK, known.size()))));
    }

    /** Two writers have the same order to take, at about the same time; half of them by the key of the other system. */
    private void take() {
        var order = takes.getAndIncrement() / 2;
        var random = new Random(order);
        var lines = random.ints(1 + random.nextInt(3), 0, items.size())
                .mapToObj(item -> line(items.get(item), 1 + random.nextInt(MOST)))
                .collect(Collectors.joining(","));
        var head = "\"clientId\": %d, \"customerReference\": \"W-%d\", \"lines\": [%s]"
                .formatted(clients.get(random.nextInt(clients.size())), order, lines);
        var answer = order % 2 == 0
                ? post("/api/v1/orders", "{" + head + "}", "Idempotency-Key", "order-" + order)
                : post("/api/v1/orders", "{%s, \"source\": \"writers\", \"key\": \"%d\"}".formatted(head, order));
        if (answer.isDone()) {
            var id = answer.body().get("id").asLong();
            if (acknowledged.order("W-" + order, id)) {
                orders.add(id);
            }
        }
    }

    private static String line(long item, Object quantity) {
        return "{\"item\": %d, \"quantity\": %s}".formatted(item, quantity);
    }

    private void work(Optional<Long> wanted, int n, Random random) {
        wanted.ifPresent(id -> {
            var order = get("/api/v1/orders/" + id).body();
            switch (order.get("state").asString()) {
                case "DRAFT" -> {
                    if (random.nextInt(3) == 0) {
                        submit(order);
                    } else {
                        change(order, n);
                    }
                }
                case "SUBMITTED" -> {
                    if (random.nextInt(12) == 0) {
                        cancel(order);
                    } else {
                        answer(order, random);
                    }
                }
                case "CONFIRMED", "PARTLY_CONFIRMED", "IN_DELIVERY" -> deliver(order, random);
                default -> {}
            }
        });
    }

    private static String path(JsonNode order, String verb) {
        return "/api/v1/orders/%d/%s".formatted(order.get("id").asLong(), verb);
    }

    private static String versioned(JsonNode document, String more) {
        return "{\"version\": %d%s}".formatted(document.get("version").asInt(), more);
    }

    private static String each(JsonNode document, Function<JsonNode, String> line) {
        return document.get("lines")
                .valueStream()
                .map(line)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
    }

    /** Each leaves its mark in the note, after those that were there when it looked. */
    private void change(JsonNode order, int n) {
        var lines = each(
                order,
                line -> line(line.get("item").asLong(), line.get("quantity").decimalValue()));
        var answer = put(
                "/api/v1/orders/" + order.get("id").asLong(),
                "{\"customerReference\": \"%s\", \"note\": \"%s %d.\", \"lines\": [%s]}"
                        .formatted(
                                order.get("customerReference").asString(),
                                order.path("note").asString(""),
                                n,
                                lines),
                "If-Match",
                "\"" + order.get("version").asInt() + "\"");
        if (answer.isDone()) {
            acknowledged.change(order.get("id").asLong(), n);
        }
    }

    private void submit(JsonNode order) {
        var answer = post(path(order, "submission"), versioned(order, ", \"reason\": \"They open a second shop\""));
        if (answer.isDone() && !answer.body().path("number").asString("").isEmpty()) {
            acknowledged.number(
                    order.get("id").asLong(), answer.body().get("number").asString());
        }
    }

    private void cancel(JsonNode order) {
        if (post(path(order, "cancelling"), versioned(order, ", \"reason\": \"Not wanted any more\""))
                .isDone()) {
            acknowledged.cancelled(order.get("id").asLong());
        }
    }

    /** All of it, or less of its first line. */
    private void answer(JsonNode order, Random random) {
        var less = random.nextInt(5) == 0;
        var lines = each(order, line -> {
            var partly = less && line.get("no").asInt() == 1;
            var quantity = line.get("quantity").decimalValue();
            return "{\"no\": %d, \"confirmed\": %s, \"on\": \"%s\"%s}"
                    .formatted(
                            line.get("no").asInt(),
                            partly ? quantity.divide(BigDecimal.TWO) : quantity,
                            tomorrow,
                            partly ? ", \"refusal\": \"OUT_OF_STOCK\"" : "");
        });
        var answer = post(path(order, "answer"), versioned(order, ", \"lines\": [" + lines + "]"));
        if (answer.isDone()) {
            acknowledged.confirmed(
                    order.get("id").asLong(), answer.body().get("confirmed").decimalValue());
        }
    }

    /** All that has not left, or half of it. */
    private void deliver(JsonNode order, Random random) {
        var half = random.nextInt(3) == 0;
        var lines = each(order, line -> {
            var left = line.get("confirmedQuantity")
                    .decimalValue()
                    .subtract(line.get("deliveredQuantity").decimalValue());
            return left.signum() == 0
                    ? ""
                    : "{\"no\": %d, \"quantity\": %s}"
                            .formatted(
                                    line.get("no").asInt(),
                                    half ? left.divide(BigDecimal.TWO).setScale(3, java.math.RoundingMode.UP) : left);
        });
        if (!lines.isEmpty()) {
            var answer = post(path(order, "deliveries"), versioned(order, ", \"lines\": [" + lines + "]"));
            if (answer.isDone()) {
                var id = answer.body().get("id").asLong();
                acknowledged.note(id, answer.body().get("number").asString());
                notes.add(id);
            }
        }
    }

    private void follow(long id, Random random) {
        var note = get("/api/v1/deliveries/" + id).body();
        switch (note.get("state").asString()) {
            case "UNDER_WAY" -> sign(note, random);
            case "SIGNED" -> invoice(note);
            default -> {}
        }
    }

    private void sign(JsonNode note, Random random) {
        var less = random.nextInt(6) == 0;
        var lines = each(note, line -> {
            var quantity = line.get("quantity").decimalValue();
            return "{\"no\": %d, \"accepted\": %s%s}"
                    .formatted(
                            line.get("no").asInt(),
                            less ? BigDecimal.ZERO : quantity,
                            less ? ", \"difference\": \"REFUSED\"" : "");
        });
        var path = "/api/v1/deliveries/%d/proof".formatted(note.get("id").asLong());
        post(path, versioned(note, ", \"signedBy\": \"R. Bianchi\", \"lines\": [" + lines + "]"));
    }

    private void invoice(JsonNode note) {
        var answer =
                post("/api/v1/deliveries/%d/invoice".formatted(note.get("id").asLong()), versioned(note, ""));
        if (answer.isDone()) {
            acknowledged.invoice(
                    note.get("id").asLong(), answer.body().get("invoiceNumber").asString());
            bank.owed(answer.body());
        }
    }

    Acknowledged acknowledged() {
        return acknowledged;
    }
}
