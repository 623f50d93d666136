package caposaldo.pricing;

import static caposaldo.db.catalog.Tables.ITEM;

import caposaldo.account.ClientStory;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditTrail.Entry;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** In the history of a client: which prices were asked for, agreed, declined and ended. */
@Component
class PriceStory implements ClientStory {

    private static final String ASKED = "pricing.asked_price";
    private static final String AGREED = "pricing.agreed_price";

    private final DSLContext sql;

    PriceStory(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Map<Long, Sentence> told(AccessScope scope, List<Entry> entries, Ui ui) {
        var ours = entries.stream()
                .filter(e -> e.table().equals(ASKED) || e.table().equals(AGREED))
                .toList();
        if (ours.isEmpty() || !scope.may(Right.ITEM_READ)) {
            return Map.of();
        }
        var names = names(ours);
        var told = new HashMap<Long, Sentence>();
        for (var entry : ours) {
            said(entry, names, ui).ifPresent(text -> told.put(entry.id(), new Sentence(text, path(entry))));
        }
        return told;
    }

    /** Of the products these name, by their keys as the trail writes them. */
    private Map<String, String> names(List<Entry> entries) {
        var items = entries.stream()
                .map(entry -> entry.either("item_id"))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .distinct()
                .toList();
        return sql.select(ITEM.ID, ITEM.NAME)
                .from(ITEM)
                .where(ITEM.ID.in(items))
                .fetchMap(row -> row.value1().toString(), row -> row.value2());
    }

    private static Optional<String> said(Entry entry, Map<String, String> names, Ui ui) {
        var product = names.getOrDefault(entry.either("item_id"), "");
        return switch (entry.table() + " " + entry.action()) {
            case ASKED + " INSERT" -> Optional.of(ui.t("pricing.said.asked", product, price(entry, ui)));
            case AGREED + " INSERT" -> Optional.of(ui.t("pricing.said.agreed", product, price(entry, ui)));
            case ASKED + " UPDATE" ->
                Optional.of(entry.either("state"))
                        .filter(state -> !state.isEmpty())
                        .map(state -> ui.t("pricing.said.decided." + state));
            case AGREED + " UPDATE" ->
                Optional.of(entry.either("valid_to"))
                        .filter(day -> !day.isEmpty())
                        .map(day -> ui.t("pricing.said.ends", ui.date(LocalDate.parse(day.substring(0, 10)))));
            default -> Optional.empty();
        };
    }

    private static String price(Entry entry, Ui ui) {
        var price = entry.either("price");
        var currency = entry.either("currency");
        if (price.isEmpty()) {
            return "";
        }
        return currency.isEmpty()
                ? ui.priceWithSign(new BigDecimal(price))
                : ui.priceWithSign(new BigDecimal(price), Currency.getInstance(currency));
    }

    /** A change names the client only where it began. */
    private static String path(Entry entry) {
        var client = entry.either("client_id");
        return client.isEmpty() ? "" : "/clients/" + client + "/prices";
    }
}
