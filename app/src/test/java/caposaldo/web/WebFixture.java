package caposaldo.web;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Pages without Spring's context: Elena Rossi on Monday 23 November 2026, 09:30 in Rome. */
public final class WebFixture {

    public static final Clock MONDAY = Clock.fixed(Instant.parse("2026-11-23T08:30:00Z"), ZoneId.of("UTC"));
    public static final Templates TEMPLATES = new StaticTemplates();
    static final Messages MESSAGES = Messages.load();

    private static final List<RailEntry> ENTRIES = List.of(
            new RailEntry(RailEntry.Section.OFFICE, 1, "web.sample.record", "/office", "office.see"),
            new RailEntry(RailEntry.Section.TODAY, 1, "web.failure.home", "/", ""),
            new RailEntry(RailEntry.Section.MONEY, 1, "web.sample.money", "/money", ""),
            new RailEntry(RailEntry.Section.CLIENTS, 2, "web.sample.key", "/components/people", ""),
            new RailEntry(RailEntry.Section.CLIENTS, 1, "web.sample.client", "/components", ""));

    private WebFixture() {}

    public static Viewer elena(String language, String... rights) {
        return new Viewer(
                "Elena Rossi",
                "KAM North",
                Locale.of(language),
                ZoneId.of("Europe/Rome"),
                Viewer.Theme.SYSTEM,
                Set.of(rights),
                List.of(new Viewer.StandsInFor("M. Conti", LocalDate.of(2026, 12, 6))));
    }

    public static Ui ui(String language) {
        var viewer = elena(language);
        return new RequestUi(house(), new MockHttpServletRequest("GET", "/"), Optional.of(viewer), viewer.locale());
    }

    /** With resolvers, templates and failures as in the running application. */
    public static MockMvcTester mvc(Optional<Viewer> viewer, Object... controllers) {
        return MockMvcTester.create(MockMvcBuilders.standaloneSetup(controllers)
                .setControllerAdvice(new Failures(new FailureAnswer(TEMPLATES)))
                .setCustomArgumentResolvers(new UiArgumentResolver(house(), () -> viewer))
                .setCustomReturnValueHandlers(new JteModelReturnValueHandler())
                .build());
    }

    static List<RailEntry> entries() {
        return ENTRIES;
    }

    private static RequestUi.House house() {
        return new RequestUi.House(
                MESSAGES, new Rail(ENTRIES), new Assets("vtest"), MONDAY, java.util.Currency.getInstance("EUR"));
    }
}
