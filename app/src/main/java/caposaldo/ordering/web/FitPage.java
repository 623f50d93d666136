package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.LineResponse;
import caposaldo.ordering.OrderLine;
import caposaldo.ordering.OrderState;
import caposaldo.ordering.WhatFits;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Form;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What fits, line by line, and what each payment would release.
 *
 * @param maySplit whether the rest may go to a draft of its own
 * @param mayAnswer whether it may be confirmed so
 */
public record FitPage(WhatFits.Answer answer, boolean maySplit, boolean mayAnswer) {

    static FitPage of(AccessScope scope, WhatFits.Answer answer) {
        var state = answer.order().state();
        return new FitPage(
                answer,
                answer.isPart() && state.isOpen() && scope.may(Right.ORDER_EDIT),
                answer.isPart() && state == OrderState.SUBMITTED && scope.may(Right.ORDER_CONFIRM));
    }

    /** A line and what of it goes. */
    public record Row(OrderLine line, BigDecimal goes) {

        public Chip chip(Ui ui) {
            if (goes.signum() == 0) {
                return Chip.bad(ui.t("ordering.fit.stays"));
            }
            return goes.compareTo(line.quantity()) == 0
                    ? Chip.good(ui.t("ordering.fit.goes"))
                    : Chip.warn(ui.t("ordering.fit.less"));
        }
    }

    public List<Row> rows() {
        var lines = answer.order().lines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Row(lines.get(i), answer.now().quantities().get(i)))
                .toList();
    }

    public String title(Ui ui) {
        return ui.t("ordering.fit.titled", answer.order().called());
    }

    public List<Fact> facts(Ui ui) {
        var order = answer.order();
        var now = answer.now();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("ordering.total"), ui.money(order.gross())));
        facts.add(Fact.of(
                        ui.t("ordering.fit.room"),
                        now.room()
                                .map(room -> ui.money(order.at().money(room.max(BigDecimal.ZERO))))
                                .orElse(ui.t("ordering.noLimit")))
                .opens(order.client().path() + "/credit")
                .tone(answer.isHeld() ? Tone.BAD : Tone.GOOD));
        facts.add(Fact.of(ui.t("ordering.fit.amount"), ui.money(order.at().money(now.gross())))
                .small(ui.t("ordering.fit.lines", now.lines(), order.lines().size())));
        return List.copyOf(facts);
    }

    /** What goes once a debt is paid that did not before, by name. */
    public String released(int step, Ui ui) {
        var before = step == 0 ? answer.now() : answer.payments().get(step - 1).part();
        var after = answer.payments().get(step).part();
        var names = IntStream.range(0, after.quantities().size())
                .filter(i ->
                        after.quantities().get(i).compareTo(before.quantities().get(i)) > 0)
                .mapToObj(i -> answer.order().lines().get(i).name())
                .toList();
        return names.isEmpty() ? ui.t("ordering.fit.nothing") : String.join(", ", names);
    }

    /** The fields of the answer with what fits in them. */
    static Form answers(WhatFits.Answer answer) {
        var values = new HashMap<String, String>();
        for (var i = 0; i < answer.order().lines().size(); i++) {
            var line = answer.order().lines().get(i);
            var goes = answer.now().quantities().get(i);
            values.put("confirmed-" + line.no(), SalesOrderPage.plain(goes));
            if (goes.compareTo(line.quantity()) < 0) {
                values.put("refusal-" + line.no(), LineResponse.Refusal.CREDIT.name());
            }
            if (goes.signum() == 0) {
                values.put("on-" + line.no(), "");
            }
        }
        return Form.of(Map.copyOf(values));
    }
}
