package caposaldo.people.web;

import caposaldo.kernel.Invalid;
import caposaldo.web.Form;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** What was typed into a form, field by field. */
record Typed(MultiValueMap<String, String> values) {

    /** Empty when the field is. */
    String text(String field) {
        return Optional.ofNullable(values.getFirst(field)).map(String::strip).orElse("");
    }

    /** Empty while no date, or no sensible one, is written there. */
    Optional<LocalDate> date(String field) {
        try {
            return text(field).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text(field)));
        } catch (DateTimeParseException notYet) {
            return Optional.empty();
        }
    }

    /** Empty while nothing is chosen there. */
    Optional<Long> key(String field) {
        return text(field).matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text(field))) : Optional.empty();
    }

    /** @throws Invalid saying {@code missing} beside the field */
    LocalDate requireDate(String field, String missing) {
        return date(field).orElseThrow(() -> Invalid.field(field, missing));
    }

    /** @throws Invalid saying {@code missing} beside the field */
    long requireKey(String field, String missing) {
        return key(field).orElseThrow(() -> Invalid.field(field, missing));
    }

    Map<String, String> single() {
        return values.toSingleValueMap();
    }

    Form refused(Invalid why) {
        return Form.refused(values, why);
    }
}
