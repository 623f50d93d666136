package caposaldo.reliability;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.5: evidence of a step is brought and takes the place of the one before; from then on it counts, until its last day. */
@Component
public class RecordEvidence {

    /**
     * What somebody brings.
     *
     * @param foundOn the day it speaks of, not after today
     * @param note may be empty
     */
    public record Facts(Finding finding, LocalDate foundOn, String source, String note, Figures figures) {}

    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_NOTE = 1000;
    private static final int OLDEST_YEARS = 5;
    private static final BigDecimal MOST = new BigDecimal("999999999999.99");

    private final EvidenceStore store;
    private final ScoringStore scoring;
    private final CheckStore checks;
    private final Clients clients;
    private final Trail trail;

    RecordEvidence(EvidenceStore store, ScoringStore scoring, CheckStore checks, Clients clients, Trail trail) {
        this.store = store;
        this.scoring = scoring;
        this.checks = checks;
        this.clients = clients;
        this.trail = trail;
    }

    /** @throws Invalid when something of it cannot be */
    @Transactional
    public long record(AccessScope scope, ClientId client, Facts facts) {
        scope.require(Right.CREDIT_ASK);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        check(scope.date(), facts);
        checks.lock(client, scope.date());
        var months = scoring.current().scoring().months().getOrDefault(facts.finding.step(), 0);
        var id = store.add(client, facts, facts.foundOn.plusMonths(months), scope.userId());
        checks.recount(client, scope.date());
        return id;
    }

    private static void check(LocalDate today, Facts facts) {
        if (facts.foundOn.isAfter(today) || facts.foundOn.isBefore(today.minusYears(OLDEST_YEARS))) {
            throw Invalid.field("foundOn", "reliability.invalid.foundOn", OLDEST_YEARS);
        } else if (facts.source.isBlank() || facts.source.strip().length() > LONGEST_SOURCE) {
            throw Invalid.field("source", "reliability.invalid.source", LONGEST_SOURCE);
        } else if (facts.note.strip().length() > LONGEST_NOTE) {
            throw Invalid.field("note", "reliability.invalid.note", LONGEST_NOTE);
        } else if (!facts.figures.fit(facts.finding)) {
            throw Invalid.field("finding", "reliability.invalid.figures");
        }
        check(facts);
    }

    private static void check(Facts facts) {
        var figures = facts.figures;
        if (figures.foundedOn().filter(day -> day.isAfter(facts.foundOn)).isPresent()) {
            throw Invalid.field("foundedOn", "reliability.invalid.foundedOn");
        } else if (figures.employees().filter(number -> number < 0).isPresent()) {
            throw Invalid.field("employees", "reliability.invalid.employees");
        } else if (figures.courtDebt()
                .filter(debt -> debt.amount().signum() <= 0)
                .isPresent()) {
            throw Invalid.field("courtDebt", "credit.invalid.cover");
        }
        figures.statement().ifPresent(statement -> check(facts.foundOn, statement));
    }

    private static void check(LocalDate foundOn, Statement statement) {
        if (statement.year() > foundOn.getYear() || statement.year() < foundOn.getYear() - OLDEST_YEARS) {
            throw Invalid.field("fiscalYear", "reliability.invalid.year", OLDEST_YEARS);
        } else if (!isCurrency(statement.currency())) {
            throw Invalid.field("currency", "reliability.invalid.currency");
        }
        statement.items().forEach((item, amount) -> {
            checkAmount(item.name(), amount);
            if (amount.signum() < 0 && !item.mayBeNegative()) {
                throw Invalid.field(item.name(), "credit.invalid.amount");
            }
        });
        statement.tangibleNetWorth().ifPresent(amount -> checkAmount("tangibleNetWorth", amount));
    }

    private static void checkAmount(String field, BigDecimal amount) {
        if (amount.abs().compareTo(MOST) > 0 || amount.stripTrailingZeros().scale() > 2) {
            throw Invalid.field(field, "reliability.invalid.item");
        }
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
    }
}
