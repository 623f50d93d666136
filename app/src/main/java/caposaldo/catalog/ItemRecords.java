package caposaldo.catalog;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.RecordHead;
import caposaldo.web.RecordParts;
import caposaldo.web.Tab;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The record of a product: what this room knows of it and what the rooms above add. */
@Component
public class ItemRecords {

    private final Items items;
    private final RecordParts<ItemId> parts;

    ItemRecords(Items items, List<ItemPart> parts) {
        this.items = items;
        this.parts = new RecordParts<>(parts);
    }

    /** @throws caposaldo.kernel.Missing when there is no such product */
    public RecordHead head(AccessScope scope, ItemId id, Ui ui) {
        var item = items.get(scope, id);
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(ui.t("catalog.tab.overview"), id.path()));
        tabs.addAll(parts.tabs(scope, id, ui));
        tabs.add(new Tab(ui.t("catalog.tab.prices"), id.path() + "/prices"));
        tabs.add(new Tab(ui.t("catalog.tab.supply"), id.path() + "/supply"));
        tabs.add(new Tab(ui.t("catalog.tab.samples"), id.path() + "/samples"));
        tabs.add(new Tab(ui.t("catalog.tab.history"), id.path() + "/history"));
        return new RecordHead(
                id.path(),
                item.name(),
                note(item, ui),
                scope.may(Right.ITEM_EDIT) ? id.path() + "/edit" : "",
                chips(scope, item, ui),
                facts(scope, item, ui),
                List.copyOf(tabs));
    }

    /** What the rooms above show on the overview. */
    public List<String> overview(AccessScope scope, ItemId id) {
        return parts.overview(scope, id);
    }

    private List<Chip> chips(AccessScope scope, Item item, Ui ui) {
        var chips = new ArrayList<>(parts.chips(scope, item.id(), ui));
        switch (item.state()) {
            case ACTIVE -> {}
            case LEAVING -> chips.add(Chip.warn(ui.t("catalog.products.state.LEAVING")));
            case WITHDRAWN -> chips.add(Chip.bad(ui.t("catalog.products.state.WITHDRAWN")));
        }
        if (item.kind() == Item.Kind.SERVICE) {
            chips.add(Chip.plain(ui.t("catalog.products.kind.SERVICE")));
        }
        return List.copyOf(chips);
    }

    private static String note(Item item, Ui ui) {
        return Stream.of(
                        item.code(),
                        item.gtin() == null
                                ? null
                                : ui.t("catalog.gtin.is", item.gtin().digits()),
                        item.group(),
                        ui.t("catalog.soldBy", ui.t("catalog.unit.name", item.unitCode())))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private List<Fact> facts(AccessScope scope, Item item, Ui ui) {
        var glance = items.glance(scope, item.id());
        var path = item.id().path();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("catalog.price"), ui.orDash(price(glance.price(), ui)))
                .opens(path + "/prices"));
        if (scope.may(Right.MARGIN_READ)) {
            facts.add(cost(glance, ui).opens(path + "/prices"));
        }
        facts.addAll(supply(scope, item, ui));
        facts.add(range(glance, ui).opens(path + "/supply"));
        if (glance.samples() > 0) {
            facts.add(Fact.of(ui.t("catalog.samples.fact"), ui.number(glance.samples()))
                    .small(ui.t("catalog.samples.lent", glance.lent()))
                    .opens(path + "/samples"));
        }
        facts.addAll(parts.facts(scope, item.id(), ui));
        return List.copyOf(facts);
    }

    private static String price(@org.jspecify.annotations.Nullable BigDecimal amount, Ui ui) {
        return amount == null ? "" : ui.priceWithSign(amount);
    }

    private static Fact cost(Items.Glance glance, Ui ui) {
        var fact = Fact.of(ui.t("catalog.cost"), ui.orDash(price(glance.cost(), ui)));
        if (glance.cost() == null || glance.price() == null) {
            return fact;
        }
        var margin = glance.price().subtract(glance.cost());
        return Percent.share(margin, glance.price())
                .map(share -> fact.small(
                        ui.t("catalog.margin.of", ui.percent(share)), margin.signum() < 0 ? Tone.BAD : Tone.PLAIN))
                .orElse(fact);
    }

    private List<Fact> supply(AccessScope scope, Item item, Ui ui) {
        var path = item.id().path() + "/supply";
        var found = items.availability(scope, item.id());
        if (found.isEmpty()) {
            return List.of(Fact.of(ui.t("catalog.available"), "—").opens(path));
        }
        var stock = found.orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("catalog.available"), ui.number(stock.quantity()))
                .small(ui.t("catalog.counted", ui.ago(stock.countedAt())))
                .tone(stock.quantity().signum() > 0 ? Tone.PLAIN : Tone.WARN)
                .opens(path));
        if (stock.expectedOn() != null) {
            var late = stock.expectedOn().isBefore(scope.date());
            var fact = Fact.of(ui.t("catalog.expected"), ui.dayAndMonth(stock.expectedOn()))
                    .tone(late ? Tone.WARN : Tone.PLAIN)
                    .opens(path);
            facts.add(
                    stock.expectedQuantity() == null
                            ? fact
                            : fact.small(ui.number(stock.expectedQuantity()) + "\u00a0" + item.unitCode()));
        }
        return facts;
    }

    private static Fact range(Items.Glance glance, Ui ui) {
        var fact = Fact.of(
                ui.t("catalog.range"),
                glance.segments() == 0
                        ? ui.t("catalog.range.everybody")
                        : ui.t("catalog.range.segments", glance.segments()));
        return glance.mustSell() == 0 ? fact : fact.small(ui.t("catalog.range.mustSell", glance.mustSell()));
    }
}
