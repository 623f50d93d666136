package caposaldo.credit;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.8: a limit is taken back at once; what is owed and promised stays. */
@Component
public class EndLimit {

    private final LimitStore store;
    private final Clients clients;
    private final Trail trail;

    EndLimit(LimitStore store, Clients clients, Trail trail) {
        this.store = store;
        this.clients = clients;
        this.trail = trail;
    }

    /**
     * @throws caposaldo.kernel.Invalid when it is over already
     * @throws caposaldo.kernel.Missing when the client has none of that number, or the person does not see the client
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void end(AccessScope scope, ClientId client, long limit, int version) {
        scope.require(Right.CREDIT_GIVE);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        store.end(client, limit, version, scope.date());
    }
}
