package caposaldo.account;

import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.15: systematic data on every client and prospect, entered once and kept true. */
@Component
public class KeepClient {

    private final Clients clients;
    private final ClientStore store;
    private final FindDuplicates duplicates;
    private final Trail trail;

    KeepClient(Clients clients, ClientStore store, FindDuplicates duplicates, Trail trail) {
        this.clients = clients;
        this.store = store;
        this.duplicates = duplicates;
        this.trail = trail;
    }

    /**
     * Adds a prospect to a portfolio of the person's own.
     *
     * @throws Invalid when a field cannot stand as it is, or the portfolio is none of the person's
     */
    @Transactional
    public ClientId add(AccessScope scope, ClientFacts facts, @Nullable Long portfolioId, String why) {
        scope.require(Right.CLIENT_EDIT);
        facts.check();
        if (portfolioId != null && !scope.portfolios().contains(portfolioId) && !scope.may(Right.ALL_CLIENTS)) {
            throw Invalid.field("portfolio", "account.invalid.portfolio");
        }
        trail.worksOn(scope, portfolioId);
        var id = store.insert(store.nextCode(), facts, Client.State.PROSPECT, portfolioId);
        if (portfolioId != null) {
            store.assign(java.util.List.of(id.value()), portfolioId, scope.date(), why, scope.date());
        }
        duplicates.lookAt(id);
        return id;
    }

    /**
     * @throws Missing when the person does not see the client
     * @throws Forbidden without the right
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void change(AccessScope scope, ClientId id, int version, ClientFacts facts) {
        scope.require(Right.CLIENT_EDIT);
        facts.check();
        trail.worksOn(scope, clients.get(scope, id).portfolioId());
        store.update(id, version, facts);
        duplicates.lookAt(id);
    }

    /** Archived clients stay in every sum and leave the daily lists; {@link #restore} is the way back. */
    @Transactional
    public void archive(AccessScope scope, ClientId id) {
        move(scope, id, Client.State.ARCHIVED);
    }

    @Transactional
    public void restore(AccessScope scope, ClientId id) {
        move(scope, id, Client.State.CLIENT);
    }

    private void move(AccessScope scope, ClientId id, Client.State state) {
        scope.require(Right.CLIENT_EDIT);
        trail.worksOn(scope, clients.get(scope, id).portfolioId());
        store.setState(id, state);
    }
}
