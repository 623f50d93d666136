package caposaldo.account.web;

import caposaldo.account.ClientHistory;
import caposaldo.account.ClientHistory.HistoryPart;
import caposaldo.account.ClientId;
import caposaldo.account.ClientStory;
import caposaldo.account.ClientStory.OfDay;
import caposaldo.account.ClientStory.Sentence;
import caposaldo.account.web.Happening.Said;
import caposaldo.db.AccessScope;
import caposaldo.security.AuditTrail.Entry;
import caposaldo.web.Ui;
import caposaldo.web.Viewer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A client's history page by page: the trail in sentences, and the days that rooms above tell of, in one order. */
@Component
class Timeline {

    /** Days of each story a page. */
    private static final int DAYS = 30;

    /**
     * Where a page begins.
     *
     * @param before the entry of the trail it goes on before
     * @param day the day that stories go on before; null from the newest
     */
    record From(OptionalLong before, @Nullable LocalDate day) {

        static final From NEWEST = new From(OptionalLong.empty(), null);
    }

    /** @param next where the following page begins, as parameters; empty on the last */
    record Page(List<Happening> happenings, String next) {}

    private final ClientHistory history;
    private final List<ClientStory> stories;

    Timeline(ClientHistory history, List<ClientStory> stories) {
        this.history = history;
        this.stories = stories;
    }

    Page of(AccessScope scope, ClientId client, HistoryPart what, From from, Ui ui) {
        var trail = history.of(scope, client, what, from.before());
        var zone = ui.viewer().map(Viewer::zone).orElse(ZoneOffset.UTC);
        var days = new ArrayList<OfDay>();
        var cut = trail.next().isPresent() ? day(trail.entries().getLast(), zone) : LocalDate.MIN;
        if (what == HistoryPart.ALL) {
            var until = from.day() == null ? scope.date().plusYears(1) : from.day();
            for (var story : stories) {
                var found = story.days(scope, client, until, DAYS, ui);
                days.addAll(found);
                // What lies further back than what is known of every source waits for the next page.
                if (found.size() == DAYS && found.getLast().day().isAfter(cut)) {
                    cut = found.getLast().day();
                }
            }
        }
        var since = cut;
        var entries = trail.entries().stream()
                .filter(e -> !day(e, zone).isBefore(since))
                .toList();
        days.removeIf(d -> d.day().isBefore(since));
        var told = new HashMap<Long, Sentence>();
        stories.forEach(story -> told.putAll(story.told(scope, entries, ui)));
        var shown = HistoryWords.of(new ClientHistory.Page(entries, trail.names(), trail.next()), told, ui);
        return new Page(inOrder(shown, days, zone), since.equals(LocalDate.MIN) ? "" : next(from, entries, since));
    }

    private static LocalDate day(Entry entry, ZoneId zone) {
        return LocalDate.ofInstant(entry.at(), zone);
    }

    /** Of one day, what has an hour stands above what has none. */
    private static List<Happening> inOrder(List<Happening> trail, List<OfDay> days, ZoneId zone) {
        var all = new ArrayList<>(trail);
        days.forEach(d -> all.add(Happening.of(
                d.day(), zone, new Said(d.sentence().text(), d.sentence().path(), List.of()))));
        all.sort(Comparator.comparing(Happening::at).reversed());
        return List.copyOf(all);
    }

    private static String next(From from, List<Entry> entries, LocalDate day) {
        var before = entries.isEmpty()
                ? from.before()
                : OptionalLong.of(entries.getLast().id());
        return (before.isPresent() ? "before=" + before.getAsLong() + "&" : "") + "day=" + day;
    }
}
