package caposaldo.receivable;

import caposaldo.kernel.Invalid;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.postgresql.util.PSQLException;

/**
 * Says in words what the database answers to whoever writes into signed days: one place for all that post, so that none
 * can forget it.
 */
final class FrozenLedgerSaid implements ExecuteListener {

    private static final String FROZEN = "CP001";

    @Override
    public void exception(ExecuteContext context) {
        if (context.sqlException() instanceof PSQLException refused && FROZEN.equals(refused.getSQLState())) {
            var said = Optional.ofNullable(refused.getServerErrorMessage()).orElseThrow();
            var why = Invalid.field(
                    "",
                    "receivable.invalid.frozen",
                    String.valueOf(said.getHint()),
                    LocalDate.parse(String.valueOf(said.getDetail())));
            why.initCause(refused);
            context.exception(why);
        }
    }
}
