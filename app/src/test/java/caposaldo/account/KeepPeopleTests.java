package caposaldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientPeople.Channel;
import caposaldo.account.ClientPeople.ChannelKind;
import caposaldo.account.ClientPeople.ContactRole;
import caposaldo.account.ClientPeople.SiteKind;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People, sites, keys and the portfolio of one client, and what its history says of them. */
@CaposaldoTest
class KeepPeopleTests {

    @Autowired
    private ClientPeople people;

    @Autowired
    private KeepContact contacts;

    @Autowired
    private KeepSite sites;

    @Autowired
    private ClientKeys keys;

    @Autowired
    private AssignClients assign;

    @Autowired
    private Assignments assignments;

    @Autowired
    private PortfolioOfTheDay portfolioOfTheDay;

    @Autowired
    private ClientHistory history;

    @Autowired
    private Clients clients;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private AccountFixture house;
    private AccessScope elena;
    private ClientId casa = new ClientId(1);

    @BeforeEach
    void found() {
        house = new AccountFixture(sql, scopes);
        elena = house.scope("Elena");
        casa = house.client("Casa Nova");
    }

    private static ContactFacts person(String family, Channel... channels) {
        return new ContactFacts("Anna", family, "Buyer", ContactRole.BUYER, List.of(channels));
    }

    private static final Channel MAIL = new Channel(ChannelKind.EMAIL, "anna@casa.example");
    private static final Channel PHONE = new Channel(ChannelKind.PHONE, "030 778801");
    private static final Channel SECOND = new Channel(ChannelKind.PHONE, "030 778802");

    @Test
    void aPersonHasSeveralChannelsEachAddedChangedAndTakenAway() {
        var anna = contacts.add(elena, casa, person("Ferri", MAIL, PHONE));
        contacts.change(elena, casa, anna, 1, person("Ferri-Gatti", MAIL, SECOND));

        var now = people.contact(elena, casa, anna);
        assertThat(now.name()).isEqualTo("Anna Ferri-Gatti");
        assertThat(now.channels()).containsExactly(MAIL, SECOND);
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> contacts.change(elena, casa, anna, 1, person("Ferri")));
        contacts.change(elena, casa, anna, 2, person("Ferri"));
        assertThat(people.contact(elena, casa, anna).channels()).isEmpty();
    }

    @Test
    void refusesANamelessPersonAndAChannelThatLeadsNowhere() {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> contacts.add(elena, casa, person(" ", new Channel(ChannelKind.EMAIL, "anna"))))
                .satisfies(why -> assertThat(why.problems())
                        .extracting(Invalid.Problem::field)
                        .containsExactly("familyName", "channels"));
    }

    @Test
    void whoLeftStaysKnownAndMayComeBack() {
        var anna = contacts.add(elena, casa, person("Ferri"));
        contacts.leave(elena, casa, anna, TestClock.TODAY);
        assertThat(people.contact(elena, casa, anna).leftOn()).isEqualTo(TestClock.TODAY);
        contacts.leave(elena, casa, anna, null);
        assertThat(people.contact(elena, casa, anna).leftOn()).isNull();
    }

    private static SiteFacts site(
            String street,
            @org.jspecify.annotations.Nullable String gln,
            @org.jspecify.annotations.Nullable String hours) {
        return new SiteFacts(
                SiteKind.DELIVERY,
                "Shop",
                street,
                null,
                "Lecco",
                "23900",
                null,
                "IT",
                gln,
                new BigDecimal("45.85"),
                new BigDecimal("9.39"),
                hours);
    }

    @Test
    void aSiteIsTakenAwayAndBroughtBackAsItWas() {
        var shop = sites.add(elena, casa, site("Via Volta 3", "8004123000413", "Mo-Fr 08:00-18:00"));
        sites.change(elena, casa, shop, 1, site("Via Volta 5", "8004123000413", "Mo-Fr 08:00-18:00"));
        var before = people.site(elena, casa, shop);
        assertThat(before.address()).isEqualTo("Via Volta 5, 23900, Lecco, IT");

        sites.remove(elena, casa, shop);
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> people.site(elena, casa, shop));
        sites.restore(elena, casa, shop);
        assertThat(people.site(elena, casa, shop).facts()).isEqualTo(before.facts());
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> sites.change(elena, casa, shop, 2, before.facts()));
    }

    @Test
    void refusesASiteWithAWrongCheckDigitHalfAPlaceOrHoursNobodyReads() {
        var wrong = new SiteFacts(
                SiteKind.DELIVERY,
                null,
                null,
                null,
                null,
                null,
                null,
                "XX",
                "8004123000418",
                new BigDecimal("95"),
                null,
                "always");
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> sites.add(elena, casa, wrong))
                .satisfies(why -> assertThat(why.problems())
                        .extracting(Invalid.Problem::field)
                        .containsExactly("country", "cityName", "gln", "longitude", "latitude", "openingHours"));
    }

    @Test
    void aKeyNamesOneClientInItsSystem() {
        var system = "erp" + house.login("");
        var key = keys.add(elena, casa, system, "4711");
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> keys.add(elena, house.client("Garda Market"), system, "4711"));
        assertThat(keys.remove(elena, casa, key)).isEqualTo(new ClientKeys.Key(key, system, "4711"));
        assertThat(keys.of(elena, casa)).isEmpty();
    }

    @Test
    void aClientChangesHandsOnTheDayItWasDecidedForAndNotBefore() {
        var marta = house.scope("Marta");
        assign.assign(marta, List.of(casa.value()), house.portfolio("elena"), TestClock.TODAY, "new region");
        assign.assign(
                marta, List.of(casa.value()), house.portfolio("luca"), TestClock.TODAY.plusDays(7), "Luca knows them");

        assertThat(clients.get(elena, casa).portfolioId()).isEqualTo(house.portfolio("elena"));
        assertThat(clients.get(elena, casa).portfolio())
                .isEqualTo(sql.fetchSingle("select name from security.portfolio where id = ?", house.portfolio("elena"))
                        .get(0));
        assertThat(assignments.of(marta, casa))
                .extracting(Assignments.Assignment::why, Assignments.Assignment::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Luca knows them", null),
                        org.assertj.core.groups.Tuple.tuple("new region", TestClock.TODAY.plusDays(6)));
        assertThat(assignments.of(marta, casa).getFirst().holders())
                .extracting(Assignments.Holder::name)
                .containsExactly("Luca Bianchi");

        portfolioOfTheDay.move(TestClock.TODAY.plusDays(6));
        assertThat(clients.get(elena, casa).portfolioId()).isEqualTo(house.portfolio("elena"));
        portfolioOfTheDay.move(TestClock.TODAY.plusDays(7));
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> clients.get(elena, casa));
        assertThat(clients.get(house.scope("Luca"), casa).name()).isEqualTo("Casa Nova");
    }

    @Test
    void ofManyWhoAssignOneClientAtOnceEachIsFollowedByTheNext() throws Exception {
        var marta = house.scope("Marta");
        var day = TestClock.TODAY.plusDays(5);
        var start = new CyclicBarrier(8);
        try (var people = Executors.newFixedThreadPool(start.getParties())) {
            var acts = IntStream.range(0, start.getParties())
                    .mapToObj(n -> (Callable<Integer>) () -> {
                        start.await();
                        return assign.assign(
                                marta,
                                List.of(casa.value()),
                                house.portfolio(n % 2 == 0 ? "elena" : "luca"),
                                day,
                                "n " + n);
                    })
                    .toList();
            for (var done : people.invokeAll(acts)) {
                assertThat(done.get()).isEqualTo(1);
            }
        }
        assertThat(assignments.of(marta, casa))
                .filteredOn(assignment -> assignment.from().equals(day))
                .as("the last of them stands alone")
                .hasSize(1);
    }

    @Test
    void aComingChangeOfHandsIsCancelledAndWhoLooksAfterTheClientGoesOn() {
        var marta = house.scope("Marta");
        var day = TestClock.TODAY.plusDays(7);
        assign.assign(marta, List.of(casa.value()), house.portfolio("elena"), TestClock.TODAY, "new region");
        assign.assign(marta, List.of(casa.value()), house.portfolio("luca"), day, "Luca knows them");
        var coming = assignments.of(marta, casa).getFirst();
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> assign.cancel(elena, casa, coming.id()));

        assertThat(assign.cancel(marta, casa, coming.id()).why()).isEqualTo("Luca knows them");
        assertThat(assignments.of(marta, casa).getFirst())
                .extracting(Assignments.Assignment::why, Assignments.Assignment::until)
                .containsExactly("new region", null);
        portfolioOfTheDay.move(day);
        assertThat(clients.get(elena, casa).portfolioId()).isEqualTo(house.portfolio("elena"));

        var begun = assignments.of(marta, casa).getFirst().id();
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> assign.cancel(marta, casa, begun));
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> assign.cancel(marta, casa, coming.id()));
    }

    @Test
    void theHistoryKnowsThePersonTheChannelAndTheSite() {
        var anna = contacts.add(elena, casa, person("Ferri", MAIL));
        contacts.change(elena, casa, anna, 1, person("Ferri", PHONE));
        sites.add(elena, casa, site("Via Volta 3", null, null));

        var page = history.of(elena, casa, ClientHistory.HistoryPart.PEOPLE, OptionalLong.empty());
        assertThat(page.entries())
                .extracting(e -> e.table() + " " + e.action())
                .contains("account.contact INSERT", "account.contact_channel INSERT", "account.contact_channel DELETE")
                .doesNotContain("account.site INSERT");
        assertThat(page.names()).containsEntry("account.contact/" + anna, "Anna Ferri");
        assertThatExceptionOfType(Missing.class)
                .isThrownBy(() ->
                        history.of(house.scope("Luca"), casa, ClientHistory.HistoryPart.ALL, OptionalLong.empty()));
    }

    @Test
    void nobodyWritesAtAClientOfAnotherPortfolioOrWithoutTheRight() {
        var luca = house.scope("Luca");
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> contacts.add(luca, casa, person("Ferri")));
        assertThatExceptionOfType(Missing.class)
                .isThrownBy(() -> sites.add(luca, casa, site("Via Volta 3", null, null)));
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> keys.add(luca, casa, "erp", "1"));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> contacts.add(house.scope("Carla"), casa, person("Ferri")));
    }
}
