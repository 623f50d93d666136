package caposaldo.analytics.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.match.Evidence.Level;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class MatcherTests {

    private static final List<Field> FIELDS = List.of(
            Field.text("name"), Field.text("contact"), Field.text("town"), Field.code("phone"), Field.code("tax"));

    private static final Agreement WRITTEN = new Agreement(0.55, 0.2, 0.12, 0.08, 0.05);
    private static final Agreement NUMBERED = new Agreement(0.8, 0.06, 0.02, 0.02, 0.1);
    private static final Matcher EXPERIENCED = new Matcher(
            FIELDS.stream()
                    .map(f -> new Matcher.Expected(f, f.kind() == Field.Kind.TEXT ? WRITTEN : NUMBERED))
                    .toList(),
            0.05);

    private final List<Entity> clients = clients();
    private final List<ScoredPair> pairs = new Matcher(FIELDS).duplicates(clients);

    @Test
    void everyClientThatWasEnteredTwiceIsFoundAndNoOther() {
        assertThat(Groups.transitive(pairs, 0.5))
                .containsExactly(List.of(1L, 2L), List.of(3L, 4L), List.of(5L, 6L), List.of(7L, 8L), List.of(9L, 10L));
    }

    @Test
    void pairSaysWhatEachFieldSpeaksForAndAgainst() {
        ScoredPair pair = pair(1, 2);
        assertThat(pair.evidence())
                .extracting(Evidence::field)
                .containsExactly("name", "contact", "town", "phone", "tax");
        assertThat(pair.evidence().get(4).level()).isEqualTo(Level.SAME);
        assertThat(pair.evidence().get(4).bits()).isGreaterThan(3);
        assertThat(pair(3, 4).evidence().get(4)).isEqualTo(new Evidence("tax", Level.ABSENT, 0, 0));
    }

    @Test
    void valuesThatChangedPlacesAreSeen() {
        List<Entity> crossed = new ArrayList<>(clients);
        crossed.add(new Entity(90, Map.of("name", "Paola Monti", "contact", "Hotel Lago Blu", "town", "Lecco")));
        ScoredPair pair = new Matcher(FIELDS)
                .duplicates(crossed).stream()
                        .filter(p -> p.right() == 90)
                        .findFirst()
                        .orElseThrow();
        assertThat(pair.left()).isEqualTo(15);
        assertThat(pair.evidence().getFirst().level()).isEqualTo(Level.MOVED);
    }

    @Test
    void linksJoinTwoListsAndEachRecordOnce() {
        List<Entity> imported = List.of(
                new Entity(501, Map.of("name", "forno bellavista", "phone", "045 8001122", "town", "verona")),
                new Entity(502, Map.of("name", "Forno Bella Vista", "tax", "IT 01234560238", "town", "Verona")),
                new Entity(503, Map.of("name", "Something new", "town", "Verona")));
        List<ScoredPair> links = Groups.oneToOne(new Matcher(FIELDS).links(clients, imported), 0.5);
        assertThat(links).extracting(ScoredPair::left).containsExactlyInAnyOrder(1L, 2L);
        assertThat(links).extracting(ScoredPair::right).containsExactlyInAnyOrder(501L, 502L);
    }

    @Test
    void orderOfTheRecordsDoesNotMatter(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        List<Entity> shuffled = new ArrayList<>(clients);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Groups.transitive(new Matcher(FIELDS).duplicates(shuffled), 0.5))
                .as("seed " + seed)
                .isEqualTo(Groups.transitive(pairs, 0.5));
    }

    @Test
    void listsTooShortToHoldAPairHaveNone() {
        assertThat(new Matcher(FIELDS).duplicates(List.of())).isEmpty();
        assertThat(new Matcher(FIELDS).duplicates(clients.subList(0, 1))).isEmpty();
    }

    @Test
    void recordsJoinedThroughAThirdAreOneGroup() {
        assertThat(Groups.transitive(List.of(scored(4, 2, 0.9), scored(2, 7, 0.9), scored(7, 8, 0.4)), 0.5))
                .containsExactly(List.of(2L, 4L, 7L));
    }

    @Test
    void surestLinkIsMadeFirst() {
        assertThat(Groups.oneToOne(List.of(scored(1, 10, 0.7), scored(1, 11, 0.9), scored(2, 11, 0.8)), 0.5))
                .containsExactly(scored(1, 11, 0.9));
    }

    @Test
    void similaritiesAreThoseOfTheLiterature() {
        assertThat(Similarity.jaroWinkler("martha", "marhta")).isCloseTo(0.9611, within(1e-4));
        assertThat(Similarity.jaroWinkler("dixon", "dicksonx")).isCloseTo(0.8133, within(1e-4));
        assertThat(Similarity.jaroWinkler("dwayne", "duane")).isCloseTo(0.84, within(1e-4));
        assertThat(Similarity.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Similarity.distance("ca", "ac")).isEqualTo(1);
        assertThat(Similarity.distance("ca", "abc")).isEqualTo(3);
    }

    @Test
    void wordsMayStandInAnyOrderAndAccentsAndCaseDoNotCount() {
        Value one = Value.of("Caffè  MERIDIANA, s.n.c.", Field.Kind.TEXT);
        assertThat(one.text()).isEqualTo("caffe meridiana s n c");
        assertThat(Similarity.words(new String[] {"colombo", "marta"}, new String[] {"marta", "colombo"}))
                .isEqualTo(1);
        assertThat(Value.of("404/351 -9533", Field.Kind.CODE).text()).isEqualTo("4043519533");
    }

    @Test
    void listWithoutAnyDuplicateHasNoneAlthoughTownsAndDiallingCodesAgree() {
        List<Entity> alone = clients.stream().filter(c -> c.id() > 10).toList();
        assertThat(EXPERIENCED.duplicates(alone, 0.5, done -> {}).pairs()).isEmpty();
    }

    @Test
    void experienceFindsTheSamePairsAndJudgesOneMoreByWhatItLearned() {
        var progress = new ArrayList<Integer>();
        var found = EXPERIENCED.duplicates(clients, 0.5, progress::add);
        assertThat(Groups.transitive(found.pairs(), 0.5)).isEqualTo(Groups.transitive(pairs, 0.5));
        assertThat(progress).hasSize(clients.size()).endsWith(clients.size());
        ScoredPair first = found.pairs().getFirst();
        assertThat(EXPERIENCED.compare(
                        clients.get((int) first.left() - 1), clients.get((int) first.right() - 1), found.learned()))
                .isEqualTo(first);
    }

    @Test
    void numbersOfOneSeriesMakeNoDuplicates() {
        Random random = new Random(1969);
        List<Entity> series = new ArrayList<>();
        for (int i = 1; i <= 600; i++) {
            String name = random.ints(8, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
            series.add(new Entity(i, Map.of("name", name, "phone", "03100" + (1000 + i), "tax", "100" + i * 7)));
        }
        series.add(new Entity(700, series.get(41).values()));
        assertThat(EXPERIENCED.duplicates(series, 0.5, done -> {}).pairs())
                .extracting(ScoredPair::left, ScoredPair::right)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(42L, 700L));
    }

    @Test
    void agreementsSumToOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Agreement(0.5, 0.2, 0.1, 0.1, 0.2));
    }

    @Test
    void learnedMatcherFollowsThePeoplesDecisions() {
        List<LearnedMatcher.Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 10; i += 2) {
            decisions.add(new LearnedMatcher.Decision(clients.get(i), clients.get(i + 1), true));
            for (int j = 10; j < clients.size(); j++) {
                decisions.add(new LearnedMatcher.Decision(clients.get(i), clients.get(j), false));
            }
        }
        LearnedMatcher matcher = LearnedMatcher.from(FIELDS, decisions);
        Entity asked = new Entity(70, Map.of("name", "Pescheria Adriattica", "town", "Rimini", "phone", "0541776543"));
        assertThat(matcher.chance(clients.get(16), asked)).isGreaterThan(0.5);
        assertThat(matcher.chance(clients.get(17), asked)).isLessThan(0.5);
    }

    private ScoredPair pair(long left, long right) {
        return pairs.stream()
                .filter(p -> p.left() == left && p.right() == right)
                .findFirst()
                .orElseThrow();
    }

    private static ScoredPair scored(long left, long right, double chance) {
        return new ScoredPair(left, right, chance, List.of());
    }

    private static List<Entity> clients() {
        var stream = Objects.requireNonNull(MatcherTests.class.getResourceAsStream("clients.csv"));
        try (var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<Entity> clients = new ArrayList<>();
            for (var row : rows) {
                Map<String, String> values = new HashMap<>(row.getFieldsAsMap());
                values.remove("same");
                clients.add(new Entity(clients.size() + 1L, values));
            }
            return clients;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
