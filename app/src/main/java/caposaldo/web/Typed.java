package caposaldo.web;

import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What was typed into a form, field by field. */
public record Typed(MultiValueMap<String, String> values) {

    /** A button without fields. */
    private static final int WHOLE_DIGITS = 6;

    public static final Typed NOTHING =
            new Typed(CollectionUtils.unmodifiableMultiValueMap(new LinkedMultiValueMap<>()));

    /** Empty when the field is. */
    public String text(String field) {
        return Optional.ofNullable(values.getFirst(field)).map(String::strip).orElse("");
    }

    /** The same for what may be left out: null when the field is empty. */
    public @Nullable String orNull(String field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    /** @throws Invalid when it is none of these */
    public <E extends Enum<E>> E choice(String field, E[] values) {
        return Stream.of(values)
                .filter(v -> v.name().equals(text(field)))
                .findFirst()
                .orElseThrow(() -> Invalid.field(field, "web.invalid.choice"));
    }

    /** Empty while no date, or no sensible one, is written there. */
    public Optional<LocalDate> date(String field) {
        try {
            return text(field).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text(field)));
        } catch (DateTimeParseException notYet) {
            return Optional.empty();
        }
    }

    /**
     * A figure as people type it, with spaces between thousands and either decimal sign; empty when the field is.
     *
     * @throws Invalid when it is no figure
     */
    public Optional<BigDecimal> number(String field) {
        var typed = text(field).replaceAll("[\\s\u00a0\u202f]", "").replace(',', '.');
        if (typed.isEmpty()) {
            return Optional.empty();
        } else if (typed.matches("[+-]?[0-9]{1,12}([.][0-9]{1,15})?")) {
            return Optional.of(new BigDecimal(typed));
        } else {
            throw Invalid.field(field, "web.list.invalid.number", text(field));
        }
    }

    public boolean isOn(String field) {
        return text(field).equals("true");
    }

    /** Empty while nothing is chosen there. */
    public Optional<Long> key(String field) {
        return text(field).matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text(field))) : Optional.empty();
    }

    /** @throws Invalid saying {@code missing} beside the field */
    public LocalDate requireDate(String field, String missing) {
        return date(field).orElseThrow(() -> Invalid.field(field, missing));
    }

    /** @throws Invalid saying {@code missing} beside the field */
    public long requireKey(String field, String missing) {
        return key(field).orElseThrow(() -> Invalid.field(field, missing));
    }

    /** @throws Invalid when what is typed there is no day */
    public Optional<LocalDate> dateOrWrong(String field) {
        if (!text(field).isEmpty() && date(field).isEmpty()) {
            throw Invalid.field(field, "web.list.invalid.date", text(field));
        }
        return date(field);
    }

    /** @throws Invalid when nothing is typed there, or no day */
    public LocalDate day(String field) {
        return dateOrWrong(field).orElseThrow(() -> Invalid.field(field, "web.api.missing"));
    }

    /** @throws Invalid when it is no figure, and saying {@code missing} when nothing is typed there */
    public BigDecimal requireNumber(String field, String missing) {
        return number(field).orElseThrow(() -> Invalid.field(field, missing));
    }

    /** A whole number of at most six digits; {@code wrong} says so of anything else. */
    public int requireWhole(String field, String wrong) {
        var number = requireNumber(field, wrong).stripTrailingZeros();
        if (number.scale() > 0 || number.precision() - number.scale() > WHOLE_DIGITS) {
            throw Invalid.field(field, wrong);
        }
        return number.intValueExact();
    }

    public Map<String, String> single() {
        return values.toSingleValueMap();
    }

    public Form refused(Invalid why) {
        return Form.refused(values, why);
    }
}
