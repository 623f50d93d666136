package caposaldo.account.web;

import caposaldo.account.ClientHistory;
import caposaldo.account.ClientStory.Sentence;
import caposaldo.account.web.Happening.Changed;
import caposaldo.account.web.Happening.Said;
import caposaldo.security.AuditChange;
import caposaldo.security.AuditTrail.Entry;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trail of a client in sentences: what one person did at one time stands together. */
public final class HistoryWords {

    /** Of the same hand within this many seconds is one deed. */
    private static final long TOGETHER = 2;

    private static final Set<String> OF_CLIENT = Set.of(
            "name",
            "legal_name",
            "country",
            "tax_number",
            "registry_number",
            "state",
            "segment",
            "channel",
            "size_class",
            "potential",
            "needs",
            "source",
            "phone",
            "email",
            "website",
            "client_since");

    private static final Set<String> OF_CONTACT = Set.of("given_name", "family_name", "job_title", "role");
    private static final Set<String> OF_SITE = Set.of(
            "kind",
            "name",
            "street_name",
            "additional_street_name",
            "city_name",
            "postal_zone",
            "country_subentity",
            "gln",
            "latitude",
            "longitude",
            "opening_hours");

    private final Ui ui;
    private final Map<String, String> names;
    private final Map<Long, Sentence> told;

    private HistoryWords(Ui ui, Map<String, String> names, Map<Long, Sentence> told) {
        this.ui = ui;
        this.names = names;
        this.told = told;
    }

    /** @param told what rooms above say of entries of their own */
    static List<Happening> of(ClientHistory.Page page, Map<Long, Sentence> told, Ui ui) {
        var words = new HistoryWords(ui, page.names(), told);
        var happenings = new ArrayList<Happening>();
        for (var entry : page.entries()) {
            words.said(entry).ifPresent(said -> words.add(happenings, entry, said));
        }
        return happenings;
    }

    private void add(List<Happening> happenings, Entry entry, Said said) {
        var actor = entry.actor()
                .orElseGet(() -> ui.t(entry.channel().equals("SQL") ? "security.actor.hand" : "security.actor.system"));
        var behalf = entry.onBehalfOf().orElse("");
        if (!happenings.isEmpty()) {
            var last = happenings.getLast();
            var near = Math.abs(last.at().getEpochSecond() - entry.at().getEpochSecond()) <= TOGETHER;
            if (near && last.actor().equals(actor) && last.onBehalfOf().equals(behalf)) {
                var all = new ArrayList<>(last.said());
                all.add(said);
                happenings.set(
                        happenings.size() - 1, new Happening(last.at(), null, actor, behalf, entry.channel(), all));
                return;
            }
        }
        happenings.add(new Happening(entry.at(), null, actor, behalf, entry.channel(), List.of(said)));
    }

    /** Empty for what only follows from something else that is said. */
    private Optional<Said> said(Entry entry) {
        var above = told.get(entry.id());
        if (above != null) {
            return Optional.of(new Said(above.text(), above.path(), List.of()));
        }
        return switch (entry.table()) {
            case "account.client" -> client(entry);
            case "account.contact" -> contact(entry);
            case "account.contact_channel" -> channel(entry);
            case "account.site" -> site(entry);
            case "account.client_key" ->
                entry.action().equals("UPDATE")
                        ? Optional.empty()
                        : sentence("account.said.key." + entry.action(), entry.either("key"), entry.either("source"));
            case "account.portfolio_assignment" -> assignment(entry);
            case "account.client_merge" -> merge(entry);
            case "account.duplicate_pair" -> pair(entry);
            default ->
                sentence("account.said.other", entry.table().replace('_', ' ').replace(".", ": "));
        };
    }

    private Optional<Said> client(Entry entry) {
        if (!entry.action().equals("UPDATE")) {
            return sentence("account.said.client." + entry.action());
        }
        var changed = new ArrayList<Changed>();
        for (var change : entry.changes()) {
            if (change.field().equals("portfolio_id")) {
                changed.add(new Changed(
                        ui.t("account.clients.col.portfolio"),
                        named("security.portfolio", change.before()),
                        named("security.portfolio", change.after())));
            } else if (OF_CLIENT.contains(change.field())) {
                changed.add(changed(change, "account.field." + camel(change.field())));
            }
        }
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Said(ui.t("account.said.client.UPDATE"), "", changed));
    }

    private Optional<Said> contact(Entry entry) {
        var name = name(entry);
        if (!entry.action().equals("UPDATE")) {
            return sentence("account.said.contact." + entry.action(), name);
        }
        var left = entry.change("left_on");
        if (left.isPresent()) {
            return sentence(
                    left.get().after().isPresent() ? "account.said.contact.left" : "account.said.contact.back", name);
        }
        return changed(entry, OF_CONTACT, "account.contact.", "account.said.contact.UPDATE", name);
    }

    /** As it is called now, or as it was called when it was taken away. */
    private String name(Entry entry) {
        var written = Stream.of("given_name", "family_name")
                .flatMap(f -> Stream.of(entry.either(f)))
                .filter(v -> !v.isEmpty())
                .collect(Collectors.joining(" "));
        return names.getOrDefault("account.contact/" + entry.record(), written);
    }

    private Optional<Said> channel(Entry entry) {
        var contact = entry.change("contact_id").flatMap(AuditChange::either);
        var value = entry.either("value");
        return value.isEmpty()
                ? Optional.empty()
                : sentence(
                        "account.said.channel." + entry.action(),
                        contact.map(id -> names.getOrDefault("account.contact/" + id, ""))
                                .orElse(""),
                        value);
    }

    private Optional<Said> site(Entry entry) {
        var written = Stream.of("street_name", "city_name")
                .map(f -> entry.either(f))
                .filter(v -> !v.isEmpty())
                .collect(Collectors.joining(", "));
        var site = names.getOrDefault("account.site/" + entry.record(), written);
        if (!entry.action().equals("UPDATE")) {
            return sentence("account.said.site." + entry.action(), site);
        }
        var removed = entry.change("removed_at");
        if (removed.isPresent()) {
            return sentence(
                    removed.get().after().isPresent() ? "account.said.site.removed" : "account.said.site.back", site);
        }
        return changed(entry, OF_SITE, "account.site.", "account.said.site.UPDATE", site);
    }

    private Optional<Said> assignment(Entry entry) {
        var portfolio = named("security.portfolio", entry.change("portfolio_id").flatMap(AuditChange::either));
        return switch (entry.action()) {
            case "UPDATE" ->
                entry.change("valid_to")
                        .flatMap(AuditChange::after)
                        .flatMap(day -> sentence("account.said.assignment.UPDATE", shown("valid_to", day)));
            case "INSERT", "DELETE" ->
                sentence(
                        "account.said.assignment." + entry.action(),
                        portfolio,
                        shown("valid_from", entry.either("valid_from")),
                        entry.either("why"));
            default -> Optional.empty();
        };
    }

    private Optional<Said> merge(Entry entry) {
        var undone = entry.change("undone_at").isPresent();
        var merged = named("account.client", entry.change("merged_id").flatMap(AuditChange::either));
        var key = undone ? "account.said.merge.undone" : "account.said.merge";
        return Optional.of(new Said(ui.t(key, merged), "/clients/merges/" + entry.record(), List.of()));
    }

    private Optional<Said> pair(Entry entry) {
        return entry.change("state").flatMap(AuditChange::after).flatMap(state -> switch (state) {
            case "DIFFERENT", "OPEN" ->
                Optional.of(new Said(
                        ui.t("account.said.pair." + state), "/clients/duplicates/" + entry.record(), List.of()));
            default -> Optional.empty();
        });
    }

    private Optional<Said> changed(Entry entry, Set<String> fields, String label, String key, String subject) {
        var changed = entry.changes().stream()
                .filter(c -> fields.contains(c.field()))
                .map(c -> changed(c, label + camel(c.field())))
                .toList();
        return changed.isEmpty() ? Optional.empty() : Optional.of(new Said(ui.t(key, subject), "", changed));
    }

    private Changed changed(AuditChange change, String label) {
        return new Changed(
                ui.t(label),
                change.before().map(v -> shown(change.field(), v)).orElse(""),
                change.after().map(v -> shown(change.field(), v)).orElse(""));
    }

    private String shown(String field, String value) {
        return switch (field) {
            case "state" -> ui.t("account.clients.state." + value);
            case "role" -> ui.t("account.role." + value);
            case "kind" -> ui.t("account.site." + value);
            case "potential" -> ui.moneyRounded(new BigDecimal(value));
            case "client_since", "valid_from", "valid_to" ->
                value.isEmpty() ? "" : ui.date(LocalDate.parse(value.substring(0, 10)));
            default -> value;
        };
    }

    private String named(String table, Optional<String> id) {
        return id.map(i -> names.getOrDefault(table + "/" + i, i)).orElse("");
    }

    private Optional<Said> sentence(String key, Object... arguments) {
        return Optional.of(new Said(ui.t(key, arguments), "", List.of()));
    }

    private static String camel(String column) {
        var parts = column.split("_", -1);
        var name = new StringBuilder(parts[0]);
        for (var i = 1; i < parts.length; i++) {
            name.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return name.toString();
    }
}
