package caposaldo.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Something asked of the database once, alone or in one round trip with others: a trip takes longer than most answers. The
 * statements of a trip follow one another, each seeing what those before it did; when one is refused those after it are not
 * asked. A question belongs to one thread and one transaction.
 *
 * @param <T> what the rows are read as; a statement that returns none is answered by none
 */
public final class Question<T> {

    private static final String TASK = "ask together";
    private static final SQLExceptionTranslator REFUSALS = new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");

    /** A statement with its values, and its rows once it was asked. */
    private static final class Asked {

        private final Rendered statement;
        private final @Nullable Object[] values;
        private @Nullable Result<Record> rows;

        Asked(Rendered statement, @Nullable Object[] values) {
            this.statement = statement;
            this.values = values;
        }

        Result<Record> rows() {
            return Objects.requireNonNull(rows);
        }
    }

    private final List<Asked> asked;
    private final Supplier<T> reading;
    private @Nullable T answer;

    private Question(List<Asked> asked, Supplier<T> reading) {
        this.asked = asked;
        this.reading = reading;
    }

    static Question<Result<Record>> of(Rendered statement, @Nullable Object[] values) {
        var asked = new Asked(statement, values);
        return new Question<>(List.of(asked), asked::rows);
    }

    /** One that need not be asked. */
    public static <T> Question<T> known(T answer) {
        return new Question<>(List.of(), () -> answer);
    }

    /** Several as one, answered in their order. */
    public static <T> Question<List<T>> all(List<Question<T>> some) {
        return new Question<>(
                some.stream().flatMap(one -> one.asked.stream()).toList(),
                () -> some.stream().map(Question::answer).toList());
    }

    /** The same question, its answer read further. */
    public <R> Question<R> as(Function<? super T, ? extends R> further) {
        return new Question<>(asked, () -> further.apply(answer()));
    }

    /** This one and another as one. */
    public <U, R> Question<R> and(Question<U> other, BiFunction<? super T, ? super U, ? extends R> both) {
        return new Question<>(
                Stream.concat(asked.stream(), other.asked.stream()).toList(),
                () -> both.apply(answer(), other.answer()));
    }

    /** Those of somebody else and one's own, to be asked together. */
    public static List<Question<?>> plus(List<Question<?>> others, Question<?>... own) {
        return Stream.concat(others.stream(), Stream.of(own)).toList();
    }

    /** Asks it, where it was not yet. */
    public T answer() {
        var known = answer;
        if (known == null) {
            together(this);
            known = reading.get();
            answer = known;
        }
        return known;
    }

    /** Asks those that were not yet, in their order, in one round trip. */
    public static void together(Question<?>... questions) {
        together(List.of(questions));
    }

    /** Asks those that were not yet, in their order, in one round trip. */
    public static void together(List<Question<?>> questions) {
        var open = questions.stream()
                .flatMap(question -> question.asked.stream())
                .filter(one -> one.rows == null)
                .distinct()
                .toList();
        if (!open.isEmpty()) {
            open.getFirst().statement.sql().connection(connection -> ask(connection, open));
        }
    }

    private static void ask(Connection connection, List<Asked> open) {
        var text = open.stream().map(one -> one.statement.text()).collect(Collectors.joining(";\n"));
        try (var statement = connection.prepareStatement(text)) {
            var place = 1;
            for (var one : open) {
                place = one.statement.bind(statement, place, one.values);
            }
            var hasRows = statement.execute();
            for (var one : open) {
                one.rows = hasRows ? read(one.statement, statement.getResultSet()) : none(one.statement);
                hasRows = statement.getMoreResults();
            }
        } catch (SQLException refused) {
            var translated = REFUSALS.translate(TASK, text, refused);
            throw translated == null ? new UncategorizedSQLException(TASK, text, refused) : translated;
        }
    }

    private static Result<Record> none(Rendered statement) {
        return statement.sql().newResult(statement.fields());
    }

    private static Result<Record> read(Rendered statement, ResultSet rows) {
        var fields = statement.fields();
        return fields.isEmpty()
                ? statement.sql().fetch(rows)
                : statement.sql().fetch(rows, fields.toArray(Field[]::new));
    }
}
