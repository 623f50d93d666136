package caposaldo.web;

import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** What was typed into a form, field by field. */
public record Typed(MultiValueMap<String, String> values) {

    /** Empty when the field is. */
    public String text(String field) {
        return Optional.ofNullable(values.getFirst(field)).map(String::strip).orElse("");
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
        } else if (typed.matches("[+-]?[0-9]{1,12}([.][0-9]{1,6})?")) {
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

    public Map<String, String> single() {
        return values.toSingleValueMap();
    }

    public Form refused(Invalid why) {
        return Form.refused(values, why);
    }
}
