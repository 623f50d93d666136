package caposaldo.analytics.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which letter a client gets: one, at the highest level any of its items has reached, naming only what is owed and not
 * contested at the moment of sending, less the client's money that is set against nothing yet.
 *
 * @param levels in their order, days after the due date rising; the first may lie before it
 * @param gap days between two letters to the same client, at least 0
 * @param least below this amount nobody is written to; not negative
 */
public record DunningPlan(List<Level> levels, int gap, BigDecimal least) {

    /**
     * @param days after the due date, negative for a reminder before it
     * @param holdsDelivery whether nothing more is delivered from this level on
     */
    public record Level(int days, boolean holdsDelivery) {}

    /**
     * An item open at the moment of sending.
     *
     * @param open above zero, in the company's currency
     * @param disputed the part of it that is contested, 0 to {@code open}
     * @param reached its own level when a letter last named it, 0 for none
     */
    public record Item(long id, LocalDate dueOn, BigDecimal open, BigDecimal disputed, int reached) {

        /** What may be asked for. */
        public BigDecimal undisputed() {
            return open.subtract(disputed);
        }
    }

    /**
     * @param level 1 for the first
     * @param items what it names, the oldest first: all that is open past its first level and not contested as a whole
     * @param setOff money of the client that is set against nothing yet, as far as it is owed
     * @param amount the undisputed parts of the items less what is set off; above zero
     */
    public record Letter(int level, List<Item> items, BigDecimal setOff, BigDecimal amount, boolean holdsDelivery) {}

    /** A reminder five days before, letters at 3, 10 and 20 days (nothing is delivered from there on), a claim at 30. */
    public static final DunningPlan USUAL = new DunningPlan(
            List.of(
                    new Level(-5, false),
                    new Level(3, false),
                    new Level(10, false),
                    new Level(20, true),
                    new Level(30, true)),
            7,
            new BigDecimal("10"));

    public DunningPlan {
        levels = List.copyOf(levels);
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i).days() <= levels.get(i - 1).days()) {
                throw new IllegalArgumentException("a higher level comes later");
            }
        }
        if (levels.isEmpty() || gap < 0 || least.signum() < 0) {
            throw new IllegalArgumentException("a plan has a level, a gap and a least amount");
        }
    }

    /**
     * The letter that is due to a client; empty when there is none to write.
     *
     * @param open all that the client owes
     * @param unapplied its money and credits that are set against nothing yet, 0 or more
     * @param lastOn the day of the last letter
     */
    public Optional<Letter> letter(List<Item> open, BigDecimal unapplied, Optional<LocalDate> lastOn, LocalDate today) {
        List<Item> named = open.stream()
                .filter(item -> item.undisputed().signum() > 0
                        && level(item.dueOn(), today).isPresent())
                .sorted(Comparator.comparing(Item::dueOn).thenComparingLong(Item::id))
                .toList();
        BigDecimal owed = named.stream().map(Item::undisputed).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal setOff = unapplied.min(owed);
        BigDecimal amount = owed.subtract(setOff);
        int level = named.stream()
                .mapToInt(item -> level(item.dueOn(), today).orElseThrow())
                .max()
                .orElse(0);
        boolean risen =
                named.stream().anyMatch(item -> level(item.dueOn(), today).orElseThrow() > item.reached());
        boolean tooSoon =
                lastOn.filter(day -> ChronoUnit.DAYS.between(day, today) < gap).isPresent();
        return risen && !tooSoon && amount.signum() > 0 && amount.compareTo(least) >= 0
                ? Optional.of(new Letter(
                        level, named, setOff, amount, levels.get(level - 1).holdsDelivery()))
                : Optional.empty();
    }

    /** The highest level whose day has come for what fell due on a day. */
    public OptionalInt level(LocalDate dueOn, LocalDate today) {
        long late = ChronoUnit.DAYS.between(dueOn, today);
        int level = 0;
        while (level < levels.size() && levels.get(level).days() <= late) {
            level++;
        }
        return level == 0 ? OptionalInt.empty() : OptionalInt.of(level);
    }
}
