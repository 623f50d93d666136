package caposaldo.ubl;

import caposaldo.exchange.FileText;
import caposaldo.exchange.Xml.Element;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place in a document that a rule looks at.
 *
 * @param called how one finds it: its elements from the root, lines with their number
 */
record Spot(String called, Element element) {

    Stream<Spot> all(String... path) {
        return element.all(path).stream().map(found -> new Spot(below(String.join("/", path)), found));
    }

    String below(String path) {
        return called.isEmpty() ? path : called + "/" + path;
    }

    /** Whether something stands there. */
    boolean says(String... path) {
        return element.all(path).stream()
                .anyMatch(found -> !found.text().isEmpty() || !found.children().isEmpty());
    }

    String text(String... path) {
        return element.textAt(path);
    }

    Optional<BigDecimal> number(String... path) {
        return element.at(path)
                .filter(found -> !found.text().isEmpty())
                .map(found -> FileText.decimal(found.text(), found.line(), "ubl.refused.number"));
    }

    BigDecimal orZero(String... path) {
        return number(path).orElse(BigDecimal.ZERO);
    }

    BigDecimal sum(String... path) {
        return all(path).map(found -> found.orZero()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
