package caposaldo.collection.web;

import static caposaldo.collection.web.CallBodies.required;

import caposaldo.collection.DunningLetter;
import caposaldo.collection.DunningRun;
import caposaldo.collection.DunningVersion;
import caposaldo.collection.KeepDunningPlan;
import caposaldo.collection.LetterLanguage;
import caposaldo.collection.LetterText;
import caposaldo.collection.ProposeLetters;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write dunning. */
final class DunningBodies {

    private DunningBodies() {}

    record RunBody(
            long id,
            DunningRun.Kind kind,
            DunningRun.State state,
            Instant startedAt,
            @Nullable Instant endedAt,
            int clients,
            int done,
            int letters) {

        static RunBody of(DunningRun run) {
            return new RunBody(
                    run.id(),
                    run.kind(),
                    run.state(),
                    run.startedAt(),
                    run.endedAt(),
                    run.clients(),
                    run.done(),
                    run.letters());
        }
    }

    /**
     * @param clientIds every client one sees when it is left out
     * @param currency every currency when it is left out
     */
    record Sending(@Nullable List<Long> clientIds, @Nullable String currency) {}

    record Withdrawing(@Nullable Integer version, @Nullable String because) {}

    record ItemBody(
            long itemId,
            String number,
            LocalDate issuedOn,
            LocalDate dueOn,
            BigDecimal amount,
            BigDecimal open,
            BigDecimal disputed,
            int level) {}

    /**
     * @param setOff money of the client that was set against nothing, as far as it was owed
     * @param amount what the items were asked for, their disputed parts left out, less what was set off
     */
    record LetterBody(
            long id,
            String number,
            long clientId,
            String clientName,
            @Nullable String address,
            DunningLetter.State state,
            int level,
            boolean holdsDelivery,
            String language,
            String subject,
            String body,
            String currency,
            BigDecimal setOff,
            BigDecimal amount,
            LocalDate sentOn,
            LocalDate payBy,
            String sentBy,
            @Nullable LocalDate settledOn,
            BigDecimal letterCost,
            @Nullable LocalDate handedOverOn,
            @Nullable String agency,
            @Nullable BigDecimal agencyFee,
            @Nullable LocalDate withdrawnOn,
            @Nullable String withdrawnBecause,
            int version,
            List<ItemBody> items) {

        static LetterBody of(DunningLetter letter) {
            return new LetterBody(
                    letter.id().value(),
                    letter.number(),
                    letter.client().value(),
                    letter.clientName(),
                    letter.address(),
                    letter.state(),
                    letter.level(),
                    letter.holdsDelivery(),
                    letter.language().code(),
                    letter.text().subject(),
                    letter.text().body(),
                    letter.amount().currency().getCurrencyCode(),
                    letter.setOff().amount(),
                    letter.amount().amount(),
                    letter.sentOn(),
                    letter.payBy(),
                    letter.sentBy(),
                    letter.settledOn(),
                    letter.letterCost().amount(),
                    letter.handOver().map(DunningLetter.HandOver::on).orElse(null),
                    letter.handOver().map(DunningLetter.HandOver::agency).orElse(null),
                    letter.handOver().map(to -> to.agencyFee().amount()).orElse(null),
                    letter.withdrawal().map(DunningLetter.Withdrawal::on).orElse(null),
                    letter.withdrawal().map(DunningLetter.Withdrawal::because).orElse(null),
                    letter.version(),
                    letter.items().stream()
                            .map(item -> new ItemBody(
                                    item.id().value(),
                                    item.number(),
                                    item.issuedOn(),
                                    item.dueOn(),
                                    item.amount().amount(),
                                    item.open().amount(),
                                    item.disputed().amount(),
                                    item.level()))
                            .toList());
        }
    }

    /** To whom a letter is handed over, and what it asks of us. */
    record HandingOver(
            @Nullable Integer version,
            @Nullable String agency,
            @Nullable BigDecimal agencyFee) {}

    record TextBody(
            @Nullable String language,
            @Nullable String subject,
            @Nullable String body) {}

    record LevelBody(
            @Nullable Integer days,
            @Nullable Boolean holdsDelivery,
            @Nullable List<TextBody> texts) {}

    record PreviewBody(int level, int letters, String currency, BigDecimal amount) {

        static PreviewBody of(ProposeLetters.Level level) {
            return new PreviewBody(
                    level.level(),
                    level.letters(),
                    level.amount().currency().getCurrencyCode(),
                    level.amount().amount());
        }
    }

    /** @param levels the first first; deliveries are held from the first on that says so */
    record PlanBody(
            @Nullable Long id,
            @Nullable LocalDate validFrom,
            @Nullable Integer gap,
            @Nullable BigDecimal least,
            @Nullable BigDecimal letterCost,
            @Nullable List<LevelBody> levels) {

        static PlanBody of(DunningVersion version) {
            var levels = new java.util.ArrayList<LevelBody>();
            for (var level = 1; level <= version.plan().levels().size(); level++) {
                var of = version.plan().levels().get(level - 1);
                var number = level;
                levels.add(new LevelBody(
                        of.days(),
                        of.holdsDelivery(),
                        Stream.of(LetterLanguage.values())
                                .map(language -> new TextBody(
                                        language.code(),
                                        version.text(number, language).subject(),
                                        version.text(number, language).body()))
                                .toList()));
            }
            return new PlanBody(
                    version.id(),
                    version.validFrom(),
                    version.plan().gap(),
                    version.plan().least(),
                    version.letterCost(),
                    levels);
        }

        KeepDunningPlan.Facts facts() {
            var all = required(levels, "levels");
            var holdsFrom = IntStream.rangeClosed(1, all.size())
                    .filter(level -> Boolean.TRUE.equals(all.get(level - 1).holdsDelivery()))
                    .findFirst()
                    .orElse(all.size() + 1);
            return new KeepDunningPlan.Facts(
                    required(validFrom, "validFrom"),
                    required(gap, "gap"),
                    required(least, "least"),
                    all.stream().map(level -> required(level.days(), "days")).toList(),
                    holdsFrom,
                    Objects.requireNonNullElse(letterCost, BigDecimal.ZERO),
                    all.stream().map(PlanBody::texts).toList());
        }

        private static Map<LetterLanguage, LetterText> texts(LevelBody level) {
            var texts = new EnumMap<LetterLanguage, LetterText>(LetterLanguage.class);
            for (var text : required(level.texts(), "texts")) {
                var language = Stream.of(LetterLanguage.values())
                        .filter(of -> of.code().equals(text.language()))
                        .findFirst()
                        .orElseThrow(() -> Invalid.field("language", "web.invalid.choice"));
                texts.put(
                        language,
                        new LetterText(
                                Objects.requireNonNullElse(text.subject(), ""),
                                Objects.requireNonNullElse(text.body(), "")));
            }
            return texts;
        }
    }
}
