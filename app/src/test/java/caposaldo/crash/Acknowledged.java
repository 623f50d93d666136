package caposaldo.crash;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the house said it had done, as the writers remember it: all of it must be there, once. */
final class Acknowledged {

    final Map<String, Long> orders = new ConcurrentHashMap<>();
    final Map<Long, Set<Integer>> changes = new ConcurrentHashMap<>();
    final Map<Long, String> numbers = new ConcurrentHashMap<>();
    final Map<Long, BigDecimal> confirmed = new ConcurrentHashMap<>();
    final Set<Long> cancelled = ConcurrentHashMap.newKeySet();
    final Map<Long, String> notes = new ConcurrentHashMap<>();
    final Map<Long, String> invoices = new ConcurrentHashMap<>();
    final Map<String, Long> payments = new ConcurrentHashMap<>();
    final Map<String, Long> statements = new ConcurrentHashMap<>();

    /** Two answers to the same question that are not the same. */
    final ConcurrentLinkedQueue<String> contradictions = new ConcurrentLinkedQueue<>();

    /** @return whether it was not known before */
    boolean order(String reference, long id) {
        return once(orders, reference, id);
    }

    void change(long order, int n) {
        changes.computeIfAbsent(order, any -> ConcurrentHashMap.newKeySet()).add(n);
    }

    void number(long order, String number) {
        once(numbers, order, number);
    }

    void confirmed(long order, BigDecimal amount) {
        once(confirmed, order, amount);
    }

    void cancelled(long order) {
        if (!cancelled.add(order)) {
            contradictions.add("order " + order + " was cancelled twice");
        }
    }

    void note(long id, String number) {
        once(notes, id, number);
    }

    void invoice(long note, String number) {
        once(invoices, note, number);
    }

    void payment(String key, long id) {
        once(payments, key, id);
    }

    void statement(String number, long id) {
        once(statements, number, id);
    }

    private <K, V> boolean once(Map<K, V> said, K of, V what) {
        var before = said.putIfAbsent(of, what);
        if (before != null && !before.equals(what)) {
            contradictions.add(of + " is " + before + " and " + what);
        }
        return before == null;
    }
}
