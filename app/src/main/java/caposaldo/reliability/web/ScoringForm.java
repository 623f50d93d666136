package caposaldo.reliability.web;

import caposaldo.credit.CreditClass;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Percent;
import caposaldo.reliability.Factor;
import caposaldo.reliability.Scale;
import caposaldo.reliability.Scoring;
import caposaldo.reliability.ScoringVersion;
import caposaldo.reliability.Step;
import caposaldo.web.Typed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The scoring as it is typed, and back. */
final class ScoringForm {

    static final List<CreditClass> WITH_BORDER = List.of(CreditClass.A, CreditClass.B, CreditClass.C);

    private ScoringForm() {}

    static Map<String, String> values(ScoringVersion version) {
        var scoring = version.scoring();
        var values = new LinkedHashMap<String, String>();
        values.put("version", Long.toString(version.number()));
        for (var factor : Factor.values()) {
            var scale = scoring.scale(factor);
            values.put("otherwise." + factor, Integer.toString(scale.otherwise()));
            values.put("bands." + factor, bands(scale));
        }
        scoring.months().forEach((step, months) -> values.put("months." + step, months.toString()));
        scoring.classFrom().forEach((of, from) -> values.put("classFrom." + of, from.toString()));
        scoring.classFactors().forEach((of, factor) -> values.put("factor." + of, plain(factor.value())));
        values.put("capacityShare", plain(scoring.capacityShare().value()));
        values.put("courtDebtStop", plain(scoring.courtDebtStop()));
        scoring.ownRisk().ifPresent(most -> values.put("ownRisk", plain(most)));
        values.put("leastConfidence", Integer.toString(scoring.leastConfidence()));
        values.put("reviewMonths", Integer.toString(scoring.reviewMonths()));
        return values;
    }

    static String bands(Scale scale) {
        return scale.bands().stream()
                .map(band -> plain(band.from()) + " = " + band.points())
                .collect(Collectors.joining("; "));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** @throws Invalid for what cannot be read */
    static Scoring scoring(Typed typed) {
        var card = new EnumMap<Factor, Scale>(Factor.class);
        for (var factor : Factor.values()) {
            card.put(factor, scale(typed, factor));
        }
        var months = new EnumMap<Step, Integer>(Step.class);
        for (var step : Step.values()) {
            if (step.isBrought()) {
                months.put(step, whole(typed, "months." + step));
            }
        }
        var from = new EnumMap<CreditClass, Integer>(CreditClass.class);
        WITH_BORDER.forEach(of -> from.put(of, whole(typed, "classFrom." + of)));
        var factors = new EnumMap<CreditClass, Percent>(CreditClass.class);
        for (var of : CreditClass.values()) {
            factors.put(of, percent(typed, "factor." + of));
        }
        return new Scoring(
                card,
                months,
                from,
                factors,
                percent(typed, "capacityShare"),
                typed.requireNumber("courtDebtStop", "credit.invalid.amount"),
                typed.number("ownRisk"),
                whole(typed, "leastConfidence"),
                whole(typed, "reviewMonths"));
    }

    private static Percent percent(Typed typed, String field) {
        return new Percent(typed.requireNumber(field, "reliability.invalid.percent"));
    }

    private static int whole(Typed typed, String field) {
        return EvidenceForm.whole(typed, field).orElseThrow(() -> Invalid.field(field, "web.api.missing"));
    }

    private static Scale scale(Typed typed, Factor factor) {
        var field = "bands." + factor;
        var bands = new ArrayList<Scale.Band>();
        for (var band : typed.text(field).split(";")) {
            if (!band.isBlank()) {
                bands.add(band(band, field));
            }
        }
        try {
            return new Scale(whole(typed, "otherwise." + factor), bands);
        } catch (IllegalArgumentException outOfOrder) {
            throw Invalid.field(field, "reliability.invalid.scale");
        }
    }

    private static Scale.Band band(String band, String field) {
        var sides = band.split("=");
        try {
            if (sides.length == 2) {
                return new Scale.Band(
                        new BigDecimal(sides[0].strip().replace(',', '.')), Integer.parseInt(sides[1].strip()));
            }
        } catch (NumberFormatException noFigure) {
            throw Invalid.field(field, "reliability.invalid.scale");
        }
        throw Invalid.field(field, "reliability.invalid.scale");
    }
}
