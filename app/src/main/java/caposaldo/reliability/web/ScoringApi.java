package caposaldo.reliability.web;

import static caposaldo.reliability.web.ReliabilityBodies.required;

import caposaldo.credit.CreditClass;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.reliability.ChangeScoring;
import caposaldo.reliability.Factor;
import caposaldo.reliability.Scale;
import caposaldo.reliability.Scoring;
import caposaldo.reliability.ScoringVersion;
import caposaldo.reliability.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How checks are scored, in versions, for programs. */
@RestController
@RequestMapping("/api/v1/reliability/scoring")
class ScoringApi {

    /** One factor: below the first band so many points, from each band's measure on its own. */
    record ScaleBody(@Nullable Integer otherwise, @Nullable List<BandBody> bands) {}

    record BandBody(@Nullable BigDecimal from, @Nullable Integer points) {}

    /**
     * All that is scored by; shares are percents.
     *
     * @param ownRisk none for no end
     */
    record ScoringBody(
            @Nullable Map<Factor, ScaleBody> card,
            @Nullable Map<Step, Integer> months,
            @Nullable Map<CreditClass, Integer> classFrom,
            @Nullable Map<CreditClass, BigDecimal> classFactors,
            @Nullable BigDecimal capacityShare,
            @Nullable BigDecimal courtDebtStop,
            @Nullable BigDecimal ownRisk,
            @Nullable Integer leastConfidence,
            @Nullable Integer reviewMonths) {

        static ScoringBody of(Scoring scoring) {
            var card = new EnumMap<Factor, ScaleBody>(Factor.class);
            scoring.card()
                    .forEach((factor, scale) -> card.put(
                            factor,
                            new ScaleBody(
                                    scale.otherwise(),
                                    scale.bands().stream()
                                            .map(band -> new BandBody(band.from(), band.points()))
                                            .toList())));
            var factors = new EnumMap<CreditClass, BigDecimal>(CreditClass.class);
            scoring.classFactors().forEach((of, factor) -> factors.put(of, factor.value()));
            return new ScoringBody(
                    card,
                    new EnumMap<>(scoring.months()),
                    new EnumMap<>(scoring.classFrom()),
                    factors,
                    scoring.capacityShare().value(),
                    scoring.courtDebtStop(),
                    scoring.ownRisk().orElse(null),
                    scoring.leastConfidence(),
                    scoring.reviewMonths());
        }

        private Scoring read() {
            var scales = new EnumMap<Factor, Scale>(Factor.class);
            required(card, "card").forEach((factor, scale) -> scales.put(factor, scale(scale)));
            var factors = new EnumMap<CreditClass, Percent>(CreditClass.class);
            required(classFactors, "classFactors").forEach((of, factor) -> factors.put(of, new Percent(factor)));
            return new Scoring(
                    scales,
                    required(months, "months"),
                    required(classFrom, "classFrom"),
                    factors,
                    new Percent(required(capacityShare, "capacityShare")),
                    required(courtDebtStop, "courtDebtStop"),
                    Optional.ofNullable(ownRisk),
                    required(leastConfidence, "leastConfidence"),
                    required(reviewMonths, "reviewMonths"));
        }

        private static Scale scale(ScaleBody scale) {
            try {
                return new Scale(
                        required(scale.otherwise(), "otherwise"),
                        required(scale.bands(), "bands").stream()
                                .map(band -> new Scale.Band(
                                        required(band.from(), "from"), required(band.points(), "points")))
                                .toList());
            } catch (IllegalArgumentException outOfOrder) {
                throw Invalid.field("bands", "reliability.invalid.scale");
            }
        }
    }

    record VersionBody(long number, Instant from, @Nullable String by, String why, ScoringBody scoring) {

        static VersionBody of(ScoringVersion version) {
            return new VersionBody(
                    version.number(), version.from(), version.by(), version.why(), ScoringBody.of(version.scoring()));
        }
    }

    /** @param version the one that was changed */
    record NewVersion(
            @Nullable Long version,
            @Nullable String why,
            @Nullable ScoringBody scoring) {}

    private final ChangeScoring scoring;

    ScoringApi(ChangeScoring scoring) {
        this.scoring = scoring;
    }

    /** Newest first. */
    @GetMapping
    List<VersionBody> versions(AccessScope scope) {
        return scoring.versions(scope).stream().map(VersionBody::of).toList();
    }

    @GetMapping("/{number:\\d+}")
    VersionBody version(@PathVariable long number, AccessScope scope) {
        return VersionBody.of(scoring.version(scope, number));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody NewVersion wanted, AccessScope scope) {
        scope.require(Right.CREDIT_RULES);
        scoring.change(
                scope,
                required(wanted.version(), "version"),
                required(wanted.scoring(), "scoring").read(),
                Objects.requireNonNullElse(wanted.why(), ""));
    }
}
