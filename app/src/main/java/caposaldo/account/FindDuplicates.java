package caposaldo.account;

import static caposaldo.db.account.Tables.DUPLICATE_SEARCH;

import caposaldo.analytics.match.Weights;
import caposaldo.db.AccessScope;
import caposaldo.db.Acting;
import caposaldo.db.Background;
import caposaldo.db.SignOfLife;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for clients entered twice: through all of them in the background, every night and when somebody asks, and for a
 * single client as it is written. One search runs at a time, whichever process began it.
 */
@Component
public class FindDuplicates {

    /**
     * @param compared of how many of the clients the search has met the neighbours
     * @param found pairs in the queue after it, of the whole company
     */
    public record Search(
            long id,
            State state,
            Instant startedAt,
            @Nullable Instant endedAt,
            int clients,
            int compared,
            int found) {

        public enum State {
            RUNNING,
            DONE,
            BROKEN
        }
    }

    private static final Logger log = LoggerFactory.getLogger(FindDuplicates.class);
    private static final int PROGRESS_EVERY = 1000;

    /** Until a search has learned better: fields nobody shares by chance, among some hundred clients. */
    private static final Weights BEFOREHAND = new Weights(
            -9,
            List.of(
                    List.of(0.0, -4.3, 0.0, 1.0, 5.0, 11.0, 13.0),
                    List.of(0.0, -3.0, 0.0, 1.0, 4.0, 9.0, 11.0),
                    List.of(0.0, -4.6, 0.0, 0.0, 0.0, 8.0, 15.0),
                    List.of(0.0, -2.0, 0.0, 0.0, 2.0, 6.0, 12.0),
                    List.of(0.0, -1.5, 0.0, 0.0, 2.0, 8.0, 13.0),
                    List.of(0.0, -2.6, 0.0, 0.0, 0.0, 6.0, 12.0)));

    private final DSLContext sql;
    private final Likeness likeness;
    private final DuplicateStore store;
    private final TransactionTemplate transaction;
    private final SignOfLife life;
    private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();

    FindDuplicates(
            DSLContext sql, Likeness likeness, DuplicateStore store, TransactionTemplate transaction, SignOfLife life) {
        this.sql = sql;
        this.likeness = likeness;
        this.store = store;
        this.transaction = transaction;
        this.life = life;
    }

    /** Begins a search through all clients, or names the one that runs. */
    public Search start(AccessScope scope) {
        scope.require(Right.CLIENT_EDIT);
        var begun = transaction.execute(status -> store.begin(scope.userId()));
        begun.ifPresent(id -> inBackground(Optional.of(scope.userId()), id));
        return begun.map(id -> get(scope, id)).or(() -> last(scope)).orElseThrow();
    }

    /** The same, in this thread; nothing while another runs. */
    public Optional<Long> searchNow(Optional<Long> userId) {
        var begun = transaction.execute(status -> store.begin(userId.orElse(null)));
        begun.ifPresent(id -> life.during(() -> search(id), () -> store.goesOn(id)));
        return begun;
    }

    @Configuration(proxyBeanMethods = false)
    static class EveryNight {

        @Bean
        static Task<Void> findingDuplicates(FindDuplicates find, Clock clock) {
            return Background.eachDay(
                    "account.find-duplicates", clock.getZone(), () -> find.searchNow(Optional.empty()));
        }
    }

    private void inBackground(Optional<Long> userId, long id) {
        var acting = new Acting(userId, Acting.Channel.JOB, "duplicates-" + id);
        worker.submit(() -> acting.call(() -> {
            life.during(() -> search(id), () -> store.goesOn(id));
            return id;
        }));
    }

    private void search(long id) {
        try {
            var clients = likeness.all();
            told(id, clients.size(), 0);
            var found = likeness.matcher().duplicates(clients, Likeness.AT_LEAST, done -> {
                if (done % PROGRESS_EVERY == 0) {
                    told(id, clients.size(), done);
                }
            });
            transaction.executeWithoutResult(status -> {
                store.replaceAll(found.pairs());
                store.progress(id, clients.size(), clients.size());
                store.end(id, found.pairs().size(), found.learned());
            });
        } catch (RuntimeException e) {
            log.error("The search for duplicates {} broke off", id, e);
            transaction.executeWithoutResult(status -> store.broken(id));
        }
    }

    private void told(long id, int clients, int compared) {
        transaction.executeWithoutResult(status -> store.progress(id, clients, compared));
    }

    /** Within the transaction that writes the client: its pairs are those of what now stands there. */
    void lookAt(ClientId client) {
        var learned = store.learned().orElse(BEFOREHAND);
        store.replaceOf(
                client,
                likeness.of(client, learned).stream()
                        .filter(pair -> pair.chance() >= Likeness.AT_LEAST)
                        .toList());
    }

    /** The latest search, running or ended. */
    public Optional<Search> last(AccessScope scope) {
        return one(scope, DSL.noCondition());
    }

    /** @throws Missing when there is none */
    public Search get(AccessScope scope, long id) {
        return one(scope, DUPLICATE_SEARCH.ID.eq(id)).orElseThrow(() -> new Missing("search " + id));
    }

    private Optional<Search> one(AccessScope scope, Condition which) {
        scope.require(Right.CLIENT_EDIT);
        return sql.selectFrom(DUPLICATE_SEARCH)
                .where(which)
                .orderBy(DUPLICATE_SEARCH.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Search(
                        row.getId(),
                        Search.State.valueOf(row.getState()),
                        row.getStartedAt().toInstant(),
                        row.getEndedAt() == null ? null : row.getEndedAt().toInstant(),
                        row.getClients(),
                        row.getCompared(),
                        row.getFound()));
    }
}
