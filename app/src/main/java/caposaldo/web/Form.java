package caposaldo.web;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** What stands in the fields of a form and what is wrong with it: a refused form keeps what was typed. */
public record Form(Map<String, String> values, List<Problem> problems) {

    public static Form blank() {
        return new Form(Map.of(), List.of());
    }

    public static Form of(Map<String, String> values) {
        return new Form(Map.copyOf(values), List.of());
    }

    public static Form refused(MultiValueMap<String, String> typed, Invalid why) {
        return new Form(typed.toSingleValueMap(), why.problems());
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean has(String field, String value) {
        return value(field).equals(value);
    }

    public Optional<Problem> problem(String field) {
        return problems.stream().filter(p -> p.field().equals(field)).findFirst();
    }

    /** Problems of no field in particular, said above the form. */
    public List<Problem> general() {
        return problems.stream().filter(p -> p.field().isEmpty()).toList();
    }

    public static String told(Ui ui, Problem problem) {
        return ui.t(problem.messageKey(), problem.arguments().toArray());
    }
}
