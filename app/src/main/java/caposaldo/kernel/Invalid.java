package caposaldo.kernel;

import java.util.List;

/** What was sent breaks a rule; each problem names the field and the message key that says what to do (422). */
public class Invalid extends RuntimeException {

    /** @param arguments for the message, in order */
    public record Problem(String field, String messageKey, List<Object> arguments) {}

    private final transient List<Problem> problems;

    public Invalid(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public static Invalid field(String field, String messageKey, Object... arguments) {
        return new Invalid(List.of(new Problem(field, messageKey, List.of(arguments))));
    }

    public List<Problem> problems() {
        return problems;
    }
}
