package caposaldo.crash;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * They draw up acts and ask for returns of a few deliveries, sign, settle, agree, receive and credit whichever they find, so
 * that several often want the same one; and they draw up balances of months that are over, send and sign them, while others
 * post payments into the same months.
 */
final class ClaimWriters extends PersistentWriters {

    private static final int DELIVERED = 40;
    private static final int LINES = 2;
    private static final int MONTHS = 6;
    /** So many of the last are worked upon: few enough to meet at. */
    private static final int AT_WORK = 16;

    private static final List<String> SETTLEMENTS = List.of("credit", "replacement", "dispute");

    final Set<Long> settled = ConcurrentHashMap.newKeySet();
    final Set<Long> credited = ConcurrentHashMap.newKeySet();
    final Map<Long, BigDecimal> signed = new ConcurrentHashMap<>();
    final Map<String, Long> payments = new ConcurrentHashMap<>();

    /** What was done a second time, and answered as if it were the first. */
    final ConcurrentLinkedQueue<String> contradictions = new ConcurrentLinkedQueue<>();

    private final List<Long> notes = new CopyOnWriteArrayList<>();
    private final List<Long> acts = new CopyOnWriteArrayList<>();
    private final List<Long> returns = new CopyOnWriteArrayList<>();
    private final List<Long> balances = new CopyOnWriteArrayList<>();
    private final List<Long> clients;
    private final LocalDate today = LocalDate.now(ZoneId.systemDefault());
    private long reason;

    ClaimWriters(int port, String token, List<Long> clients, int operations) {
        super(port, token, operations);
        this.clients = clients;
    }

    /** Two orders of each client, delivered, signed for and invoiced, before anybody is killed. */
    void deliver(List<Long> items) {
        reason = done(get("/api/v1/returns/reasons"))
                .get("items")
                .get(0)
                .get("id")
                .asLong();
        for (var client : clients) {
            for (var n = 0; n < 2; n++) {
                notes.add(invoiced(client, items));
            }
        }
    }

    private long invoiced(long client, List<Long> items) {
        var order = done(post("/api/v1/orders", "{\"clientId\": %d, \"lines\": [%s]}".formatted(client, lines(items))))
                .get("id")
                .asLong();
        var path = "/api/v1/orders/" + order;
        step(path, path + "/submission", ", \"reason\": \"A second shop\"");
        step(path, path + "/answer", ", \"lines\": [%s]".formatted(each("\"confirmed\": %d, \"on\": \"%s\"", today)));
        var note = step(path, path + "/deliveries", ", \"lines\": [%s]".formatted(each("\"quantity\": %d")))
                .get("id")
                .asLong();
        var delivery = "/api/v1/deliveries/" + note;
        step(
                delivery,
                delivery + "/proof",
                ", \"signedBy\": \"R. Bianchi\", \"lines\": [%s]".formatted(each("\"accepted\": %d")));
        step(delivery, delivery + "/invoice", "");
        return note;
    }

    private static String lines(List<Long> items) {
        return String.join(
                ",",
                items.stream()
                        .map(item -> "{\"item\": %d, \"quantity\": %d}".formatted(item, DELIVERED))
                        .toList());
    }

    private static String each(String fields, Object... more) {
        return String.join(
                ",",
                Stream.iterate(1, no -> no <= LINES, no -> no + 1)
                        .map(no -> "{\"no\": %d, ".formatted(no)
                                + fields.formatted(Stream.concat(Stream.of(DELIVERED), Stream.of(more))
                                        .toArray())
                                + "}")
                        .toList());
    }

    private JsonNode step(String record, String path, String more) {
        return done(post(path, versioned(done(get(record)), more)));
    }

    private static JsonNode done(Answer answer) {
        if (!answer.isDone()) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    private static String versioned(JsonNode record, String more) {
        return "{\"version\": %d%s}".formatted(record.get("version").asInt(), more);
    }

    @Override
    void operate(int n, Random random) {
        var what = random.nextInt(20);
        if (what < 3) {
            begin("returns", n, random, returns);
        } else if (what < 6) {
            begin("acts", n, random, acts);
        } else if (what < 10 && !returns.isEmpty()) {
            goOn(latest(returns, random));
        } else if (what < 14 && !acts.isEmpty()) {
            settle(latest(acts, random), random);
        } else if (what < 15 || balances.isEmpty()) {
            drawUp(n, random);
        } else if (what < 18) {
            sign(latest(balances, random), random);
        } else {
            pay(n, random);
        }
    }

    private static long latest(List<Long> all, Random random) {
        var known = List.copyOf(all);
        return known.get(known.size() - 1 - random.nextInt(Math.min(AT_WORK, known.size())));
    }

    /** A few pieces of one line, together with all others never more than came. */
    private void begin(String what, int n, Random random, List<Long> begun) {
        var note = notes.get(random.nextInt(notes.size()));
        var line = "{\"no\": %d, \"quantity\": %d, ".formatted(1 + random.nextInt(LINES), 1 + random.nextInt(3));
        var body = what.equals("acts")
                ? "{\"place\": \"Brescia\", \"commission\": [{\"name\": \"R. Bianchi\", \"role\": \"storekeeper\"}], \"lines\": ["
                        + line
                        + "\"kind\": \"DAMAGE\"}]}"
                : "{\"lines\": [" + line + "\"reason\": " + reason + "}]}";
        var answer = post("/api/v1/deliveries/%d/%s".formatted(note, what), body, "Idempotency-Key", what + "-" + n);
        if (answer.isDone()) {
            begun.add(answer.body().get("id").asLong());
        }
    }

    private void goOn(long id) {
        var path = "/api/v1/returns/" + id;
        var goods = get(path).body();
        switch (goods.get("state").asString()) {
            case "REQUESTED" -> post(path + "/agreement", versioned(goods, ""));
            case "AGREED" -> {
                var line = goods.get("lines").get(0);
                post(
                        path + "/receipt",
                        versioned(
                                goods,
                                ", \"lines\": [{\"no\": %d, \"quantity\": %s}]"
                                        .formatted(
                                                line.get("no").asInt(),
                                                line.get("quantity").decimalValue())));
            }
            case "RECEIVED" -> once(credited, id, post(path + "/credit", versioned(goods, "")));
            default -> {}
        }
    }

    private void settle(long id, Random random) {
        var path = "/api/v1/acts/" + id;
        var act = get(path).body();
        switch (act.get("state").asString()) {
            case "DRAFT" -> {
                if (random.nextInt(8) == 0) {
                    post(path + "/rejection", versioned(act, ", \"reason\": \"Counted again\""));
                } else {
                    post(
                            path + "/signatures",
                            versioned(act, ", \"signedBy\": \"E. Riva\", \"unsignedReason\": \"Nobody there\""));
                }
            }
            case "SIGNED" ->
                once(
                        settled,
                        id,
                        post(path + "/" + SETTLEMENTS.get(random.nextInt(SETTLEMENTS.size())), versioned(act, "")));
            default -> {}
        }
    }

    private void once(Set<Long> done, long id, Answer answer) {
        if (answer.isDone() && !done.add(id)) {
            contradictions.add(id + " was done twice: " + answer.body());
        }
    }

    private LocalDate month(Random random) {
        return today.withDayOfMonth(1).minusMonths(1 + random.nextInt(MONTHS));
    }

    private long client(Random random) {
        return clients.get(random.nextInt(clients.size()));
    }

    /** Of a month that is over; the same month cannot be in two acts that stand. */
    private void drawUp(int n, Random random) {
        var from = month(random);
        var answer = post(
                "/api/v1/reconciliations",
                "{\"clientId\": %d, \"from\": \"%s\", \"until\": \"%s\"}"
                        .formatted(client(random), from, from.plusMonths(1).minusDays(1)),
                "Idempotency-Key",
                "balance-" + n);
        if (answer.isDone()) {
            balances.add(answer.body().get("id").asLong());
        }
    }

    private void sign(long id, Random random) {
        var path = "/api/v1/reconciliations/" + id;
        var act = get(path).body();
        switch (act.get("state").asString()) {
            case "DRAFT", "DISPUTED" -> {
                var again = post(path + "/recount", versioned(act, ""));
                if (again.isDone()) {
                    post(path + "/sending", versioned(again.body(), ""));
                }
            }
            case "SENT" -> {
                if (random.nextInt(6) == 0) {
                    post(path + "/withdrawal", versioned(act, ", \"reason\": \"Another month\""));
                } else {
                    both(path, act);
                }
            }
            default -> {}
        }
    }

    private void both(String path, JsonNode act) {
        var signature = "{\"name\": \"R. Bianchi\", \"role\": \"Accounts\", \"day\": \"%s\"}".formatted(today);
        var answer = post(
                path + "/signing", versioned(act, ", \"ours\": %s, \"theirs\": %s".formatted(signature, signature)));
        if (answer.isDone()) {
            var before = signed.putIfAbsent(
                    act.get("id").asLong(), answer.body().get("closing").decimalValue());
            if (before != null) {
                contradictions.add(path + " was signed twice");
            }
        } else if (answer.status() == 422) {
            post(path + "/dispute", versioned(act, ", \"reason\": \"It says something else by now\""));
        }
    }

    /** Into a month that somebody may be signing. */
    private void pay(int n, Random random) {
        var answer = post("/api/v1/receivables/payments", """
                {"clientId": %d, "paidOn": "%s", "amount": %d.%02d, "source": "writers", "key": "%d", "shares": []}""".formatted(
                client(random), month(random).plusDays(random.nextInt(28)), 1 + random.nextInt(500), n % 100, n));
        if (answer.isDone()) {
            payments.put(Integer.toString(n), answer.body().get("id").asLong());
        }
    }
}
