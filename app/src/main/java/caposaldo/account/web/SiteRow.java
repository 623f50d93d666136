package caposaldo.account.web;

import caposaldo.account.ClientPeople;
import caposaldo.account.OpeningHours;
import caposaldo.account.OpeningHours.Now;
import caposaldo.web.Ui;
import caposaldo.web.Viewer;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Objects;

/**
 * A place as a page shows it.
 *
 * @param now whether it is open, in words; empty when its hours are not known or written in a way of their own
 */
public record SiteRow(ClientPeople.Site site, String now) {

    static List<SiteRow> of(List<ClientPeople.Site> sites, Clock clock, Ui ui) {
        var here =
                LocalDateTime.now(clock.withZone(ui.viewer().map(Viewer::zone).orElse(ZoneOffset.UTC)));
        return sites.stream()
                .map(site -> new SiteRow(
                        site,
                        OpeningHours.understood(
                                        Objects.requireNonNullElse(site.facts().openingHours(), ""))
                                .flatMap(hours -> hours.at(here))
                                .map(now -> said(now, ui))
                                .orElse("")))
                .toList();
    }

    private static String said(Now now, Ui ui) {
        return switch (now) {
            case Now.OpenUntil(var end) -> ui.t("account.hours.open", end.toString());
            case Now.OpensAt(var start) -> ui.t("account.hours.opens", start.toString());
            case Now.OpensOn(var day, var start) ->
                ui.t(
                        "account.hours.closed",
                        day.getDisplayName(TextStyle.SHORT_STANDALONE, ui.locale()),
                        start.toString());
        };
    }
}
