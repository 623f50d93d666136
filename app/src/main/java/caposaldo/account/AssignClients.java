package caposaldo.account;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose client it is: a client changes portfolio on a day and for a reason, and what was before stays known. */
@Component
public class AssignClients {

    private final Clients clients;
    private final Assignments assignments;
    private final ClientStore store;

    AssignClients(Clients clients, Assignments assignments, ClientStore store) {
        this.clients = clients;
        this.assignments = assignments;
        this.store = store;
    }

    /**
     * @return how many clients moved
     * @throws Missing when one of them is not seen by the person
     * @throws Invalid without a reason
     */
    @Transactional
    public int assign(AccessScope scope, List<Long> clients, long portfolioId, LocalDate from, String why) {
        scope.require(Right.CLIENT_ASSIGN);
        if (why.isBlank()) {
            throw Invalid.field("why", "account.invalid.why");
        }
        if (!scope.may(Right.ALL_CLIENTS) && !scope.portfolios().contains(portfolioId)) {
            throw Invalid.field("portfolio", "account.invalid.portfolio");
        }
        if (clients.isEmpty()) {
            throw Invalid.field("", "account.invalid.nobody");
        }
        var seen = this.clients.withIds(scope, clients);
        if (seen.size() < clients.stream().distinct().count()) {
            throw new Missing("some of the clients");
        }
        store.assign(seen, portfolioId, from, why.strip(), scope.date());
        return seen.size();
    }

    /**
     * Takes back an assignment that has not begun; who looks after the client now goes on.
     *
     * @return what it was, to assign it again
     * @throws Missing when there is no such assignment, or the person does not see the client
     * @throws Invalid when it has begun
     */
    @Transactional
    public Assignments.Assignment cancel(AccessScope scope, ClientId client, long assignment) {
        scope.require(Right.CLIENT_ASSIGN);
        var coming = assignments.of(scope, client).stream()
                .filter(a -> a.id() == assignment)
                .findFirst()
                .orElseThrow(() -> new Missing("assignment " + assignment));
        if (!coming.from().isAfter(scope.date())) {
            throw Invalid.field("", "account.invalid.begun");
        }
        store.unassign(client, coming);
        return coming;
    }
}
