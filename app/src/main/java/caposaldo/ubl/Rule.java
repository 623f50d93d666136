package caposaldo.ubl;

import caposaldo.ubl.Breach.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One rule of a publisher, by its name there. */
record Rule(String id, Function<Bill, Stream<Breach>> breaches) {

    /** Where a rule looks. */
    interface Spots extends Function<Bill, Stream<Spot>> {}

    /** What the rest of the document makes of a sum. */
    interface Reckoned extends Function<Spot, BigDecimal> {}

    static final Spots DOCUMENT = bill -> Stream.of(bill.document());

    /** Something stands at the path, wherever the rule looks. */
    static Rule needs(String id, Spots spots, String... path) {
        return wherever(id, Kind.MISSING, spots, spot -> !spot.says(path), path);
    }

    /** Something is wrong with the path, wherever the rule looks and that is so. */
    static Rule wherever(String id, Kind kind, Spots spots, Predicate<Spot> broken, String... path) {
        return new Rule(
                id,
                bill -> spots.apply(bill).filter(broken).map(spot -> {
                    var where = path.length == 0 ? spot.called() : spot.below(String.join("/", path));
                    return new Breach(id, kind, where, path.length == 0 ? said(spot) : said(spot, path));
                }));
    }

    private static List<String> said(Spot spot, String... path) {
        return List.of(spot.text(path));
    }

    /** What stands at the path is what is reckoned; nothing there is the affair of another rule. */
    static Rule sum(String id, Spots spots, BigDecimal slack, Reckoned reckoned, String... path) {
        return new Rule(
                id,
                bill -> spots.apply(bill)
                        .filter(spot -> spot.number(path).isPresent())
                        .filter(spot -> spot.orZero(path)
                                        .subtract(reckoned.apply(spot))
                                        .abs()
                                        .compareTo(slack)
                                > 0)
                        .map(spot -> new Breach(
                                id,
                                Kind.SUM,
                                spot.below(String.join("/", path)),
                                List.of(
                                        spot.orZero(path).toPlainString(),
                                        reckoned.apply(spot).toPlainString()))));
    }

    static Rule sum(String id, Spots spots, Reckoned reckoned, String... path) {
        return sum(id, spots, BigDecimal.ZERO, reckoned, path);
    }

    /** No more than two decimals. */
    static Rule cents(String id, Spots spots, String... path) {
        return wherever(
                id,
                Kind.DECIMALS,
                bill -> spots.apply(bill).flatMap(spot -> spot.all(path)),
                spot -> spot.orZero().stripTrailingZeros().scale() > 2);
    }

    /** It is there, and not below zero. */
    static Rule notNegative(String id, Spots spots, String... path) {
        return wherever(
                id,
                Kind.NEGATIVE,
                bill -> spots.apply(bill).flatMap(spot -> spot.all(path)),
                spot -> spot.orZero().signum() < 0);
    }

    /** What has both ends a start that is not after the end. */
    static Rule period(String id, Spots periods) {
        return wherever(
                id,
                Kind.PERIOD,
                periods,
                spot -> spot.says("StartDate")
                        && spot.says("EndDate")
                        && spot.text("EndDate").compareTo(spot.text("StartDate")) < 0);
    }
}
