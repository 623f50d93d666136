package caposaldo.pricing;

import caposaldo.pricing.Condition.Agreed;
import caposaldo.pricing.Condition.Days;
import caposaldo.pricing.Condition.Payment;
import caposaldo.pricing.Condition.Promoted;
import caposaldo.pricing.Condition.Same;
import caposaldo.pricing.Condition.Volume;
import caposaldo.pricing.Condition.What;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the company that names the column a client buys by (2.9).
 *
 * @param position the first that fires decides
 * @param column what it names
 * @param promotion what it asks for by its number, as it stands
 * @param version for noticing a change made in the meantime
 */
public record ColumnRule(long id, int position, long column, Facts facts, Optional<Promotion> promotion, int version) {

    public ColumnRule(long id, int position, long column, Facts facts, int version) {
        this(id, position, column, facts, Optional.empty(), version);
    }

    /** @param least in the company's currency, of the last so many months */
    public record LeastVolume(int months, BigDecimal least) {}

    /**
     * What a person writes into a rule; a condition left out is none.
     *
     * @param daysLate how many days late a client may pay on average; below 0 for early
     * @param agreement number of an agreement that must hold
     * @param promotion number of a promotion that must hold, for the product too
     * @param until the last day; null for no end
     */
    public record Facts(
            String name,
            @Nullable String segment,
            @Nullable String channel,
            @Nullable String sizeClass,
            @Nullable String country,
            Optional<LeastVolume> volume,
            Optional<BigDecimal> daysLate,
            @Nullable String agreement,
            Optional<Long> promotion,
            LocalDate from,
            @Nullable LocalDate until) {

        public Facts(
                String name,
                @Nullable String segment,
                @Nullable String channel,
                @Nullable String sizeClass,
                @Nullable String country,
                Optional<LeastVolume> volume,
                LocalDate from,
                @Nullable LocalDate until) {
            this(
                    name,
                    segment,
                    channel,
                    sizeClass,
                    country,
                    volume,
                    Optional.empty(),
                    null,
                    Optional.empty(),
                    from,
                    until);
        }
    }

    /** Everything it asks for of the client, met or not. */
    public List<Condition> asked(Buyer buyer, LocalDate day) {
        var asked = new ArrayList<Condition>();
        asked.add(new Days(facts.from, facts.until, day));
        same(asked, What.SEGMENT, facts.segment, buyer.segment());
        same(asked, What.CHANNEL, facts.channel, buyer.channel());
        same(asked, What.SIZE_CLASS, facts.sizeClass, buyer.sizeClass());
        same(asked, What.COUNTRY, facts.country, buyer.country());
        facts.volume.ifPresent(v -> asked.add(new Volume(v.months, v.least, buyer.boughtIn(v.months))));
        facts.daysLate.ifPresent(
                most -> asked.add(new Payment(most, buyer.paid().orElse(null))));
        if (facts.agreement != null) {
            asked.add(new Agreed(facts.agreement, buyer.agreements()));
        }
        promotion.ifPresent(p -> asked.add(new Promoted(p, day, buyer.segment())));
        return List.copyOf(asked);
    }

    private static void same(List<Condition> asked, What what, @Nullable String wanted, @Nullable String found) {
        if (wanted != null) {
            asked.add(new Same(what, wanted, found));
        }
    }
}
