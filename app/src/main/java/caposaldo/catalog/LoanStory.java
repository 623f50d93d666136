package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.SAMPLE;
import static caposaldo.db.catalog.Tables.SAMPLE_LOAN;

import caposaldo.account.ClientStory;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditChange;
import caposaldo.security.AuditTrail.Entry;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** In the history of a client: the samples it was lent, gave back, and what came of them. */
@Component
class LoanStory implements ClientStory {

    private static final String LOANS = "catalog.sample_loan";

    private record Lent(long sample, String serial, String item) {}

    private final DSLContext sql;

    LoanStory(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Sentence> told(AccessScope scope, List<Entry> entries, Ui ui) {
        var ours = entries.stream().filter(e -> e.table().equals(LOANS)).toList();
        if (ours.isEmpty() || !scope.may(Right.ITEM_READ)) {
            return Map.of();
        }
        var loans = lent(ours);
        var samples = samples(ours);
        var told = new HashMap<Long, Sentence>();
        for (var entry : ours) {
            var lent = loans.getOrDefault(entry.record(), samples.get(entry.either("sample_id")));
            if (lent != null) {
                said(entry, lent, ui)
                        .ifPresent(text ->
                                told.put(entry.id(), new Sentence(text, new SampleId(lent.sample()).path())));
            }
        }
        return told;
    }

    private Map<String, Lent> lent(List<Entry> entries) {
        var ids = entries.stream().map(e -> Long.valueOf(e.record())).collect(Collectors.toSet());
        return sql.select(SAMPLE_LOAN.ID, SAMPLE.ID, SAMPLE.SERIAL, ITEM.NAME)
                .from(SAMPLE_LOAN)
                .join(SAMPLE)
                .on(SAMPLE.ID.eq(SAMPLE_LOAN.SAMPLE_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(SAMPLE.ITEM_ID))
                .where(SAMPLE_LOAN.ID.in(ids))
                .fetchMap(row -> row.value1().toString(), row -> new Lent(row.value2(), row.value3(), row.value4()));
    }

    /** A loan that was cancelled is no longer there; its sample is. */
    private Map<String, Lent> samples(List<Entry> entries) {
        var ids = entries.stream()
                .map(e -> e.either("sample_id"))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        return sql.select(SAMPLE.ID, SAMPLE.SERIAL, ITEM.NAME)
                .from(SAMPLE)
                .join(ITEM)
                .on(ITEM.ID.eq(SAMPLE.ITEM_ID))
                .where(SAMPLE.ID.in(ids))
                .fetchMap(row -> row.value1().toString(), row -> new Lent(row.value1(), row.value2(), row.value3()));
    }

    /** Empty for what says nothing to a reader, such as a note. */
    private static Optional<String> said(Entry entry, Lent lent, Ui ui) {
        return switch (entry.action()) {
            case "INSERT" -> Optional.of(say("lent", lent, date(entry.either("due_back_on"), ui), ui));
            case "DELETE" -> Optional.of(say("gone", lent, "", ui));
            default -> changed(entry, lent, ui);
        };
    }

    private static Optional<String> changed(Entry entry, Lent lent, Ui ui) {
        var returned = entry.change("returned_on");
        if (returned.isPresent()) {
            return Optional.of(say(returned.get().after().isPresent() ? "back" : "again", lent, "", ui));
        }
        var outcome = entry.change("outcome");
        if (outcome.isPresent()) {
            return Optional.of(outcome.get()
                    .after()
                    .map(o -> say("outcome", lent, ui.t("catalog.loans.outcome." + o), ui))
                    .orElseGet(() -> say("unsaid", lent, "", ui)));
        }
        return entry.change("due_back_on")
                .flatMap(AuditChange::after)
                .map(day -> say("until", lent, date(day, ui), ui));
    }

    private static String say(String what, Lent lent, String more, Ui ui) {
        return ui.t("catalog.said." + what, lent.item(), lent.serial(), more);
    }

    private static String date(String written, Ui ui) {
        return ui.date(LocalDate.parse(written.substring(0, 10)));
    }
}
