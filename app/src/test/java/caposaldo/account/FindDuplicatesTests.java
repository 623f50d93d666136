package caposaldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.CaposaldoTest;
import caposaldo.analytics.match.Evidence;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.security.AccessScopes;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@CaposaldoTest
class FindDuplicatesTests {

    @Autowired
    private FindDuplicates find;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private KeepClient keep;

    @Autowired
    private Clients clients;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private AccountFixture house;
    private AccessScope marta;

    @BeforeEach
    void found() {
        house = new AccountFixture(sql, scopes);
        marta = house.scope("Marta");
    }

    private Duplicates.Pair pairOf(String name) {
        return duplicates.of(marta, house.client(name)).getFirst();
    }

    @Test
    void findsTheClientsEnteredTwiceAndSaysWhy() {
        find.searchNow(Optional.empty());

        var pair = pairOf("Casa Nova");
        assertThat(pair.otherName(house.client("Casa Nova"))).isEqualTo("Casa Nova snc");
        assertThat(pair.score()).isGreaterThan(0.9);
        assertThat(pair.evidence())
                .filteredOn(e -> e.level() == Evidence.Level.SAME)
                .extracting(Evidence::field)
                .contains("name", "address", "phone");
        assertThat(duplicates.of(marta, house.client("Garda Market"))).isEmpty();
        assertThat(find.last(marta).orElseThrow().state()).isEqualTo(FindDuplicates.Search.State.DONE);
    }

    @Test
    void showsAPairOnlyToWhoSeesBothOfIt() {
        find.searchNow(Optional.empty());

        var pair = pairOf("Brixia Distribuzione");
        assertThat(duplicates.of(house.scope("Elena"), house.client("Brixia Distribuzione")))
                .isEmpty();
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> duplicates.get(house.scope("Luca"), pair.id()));
        assertThatExceptionOfType(Missing.class)
                .isThrownBy(() -> duplicates.keepApart(house.scope("Elena"), pair.id(), pair.version()));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> find.start(house.scope("Irene")));
    }

    @Test
    void remembersThatTwoAreNotTheSame() {
        find.searchNow(Optional.empty());
        var pair = pairOf("Casa Nova");
        duplicates.keepApart(marta, pair.id(), pair.version());

        find.searchNow(Optional.empty());

        assertThat(duplicates.of(marta, house.client("Casa Nova"))).isEmpty();
        assertThat(duplicates.get(marta, pair.id()).state()).isEqualTo(Duplicates.State.DIFFERENT);
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> duplicates.reopen(marta, pair.id(), pair.version()));
        duplicates.reopen(marta, pair.id(), pair.version() + 1);
        assertThat(duplicates.of(marta, house.client("Casa Nova"))).hasSize(1);
    }

    @Test
    void looksAtANewClientAtOnceAndForgetsThePairWhenItIsRenamed() {
        var facts = facts("Garda Market Srl", "garda@example.com");
        var added = keep.add(marta, facts, house.portfolio("elena"), "new");
        var first = duplicates.of(marta, added);
        sql.execute(
                "update account.client set email = 'garda@example.com' where id = ?",
                house.client("Garda Market").value());
        keep.change(marta, added, clients.get(marta, added).version(), facts);
        assertThat(duplicates.of(marta, added))
                .extracting(p -> p.otherName(added))
                .as("%s before the e-mail was known", first)
                .containsExactly("Garda Market");

        keep.change(marta, added, clients.get(marta, added).version(), facts("Quite Another", "another@example.com"));
        assertThat(duplicates.of(marta, added)).isEmpty();
    }

    private static ClientFacts facts(String name, String email) {
        return new ClientFacts(
                name, null, "IT", null, null, null, null, null, null, null, null, null, email, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "Brixia Distribuzione S.p.A., brixia distribuzione",
        "Alpina srl, alpina",
        "Weber GmbH & Co. KG, weber",
        "Ромашка ООО, ромашка",
        "SPA Beauty, spa beauty",
        "Srl, srl",
    })
    void comparesNamesWithoutTheLegalForm(String name, String called) {
        assertThat(Likeness.called(name)).isEqualTo(called);
    }
}
