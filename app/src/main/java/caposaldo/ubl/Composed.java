package caposaldo.ubl;

import caposaldo.exchange.Xml.Attribute;
import caposaldo.exchange.Xml.Element;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts a document together in the order of its schema. What is not known is left out: UBL has no empty elements. */
public final class Composed {

    private final List<Element> children = new ArrayList<>();
    private final String currency;

    private Composed(String currency) {
        this.currency = currency;
    }

    /** @param currency of every amount */
    public static UblDocument document(UblType type, String currency, Consumer<Composed> content) {
        var composed = new Composed(currency);
        content.accept(composed);
        return UblDocument.of(type, new Element(type.element(), "", List.of(), List.copyOf(composed.children), 1));
    }

    public Composed text(String name, @Nullable String text) {
        return text == null || text.isBlank() ? this : add(name, text.strip(), List.of());
    }

    public Composed day(String name, @Nullable LocalDate day) {
        return text(name, day == null ? null : day.toString());
    }

    /** @param by the attribute that says who gave it, such as schemeID */
    public Composed coded(String name, String by, String value, String text) {
        return add(name, text, List.of(new Attribute(by, value)));
    }

    /** In the document's currency. */
    public Composed amount(String name, BigDecimal amount) {
        return coded(name, "currencyID", currency, amount.toPlainString());
    }

    public Composed quantity(String name, BigDecimal quantity, String unit) {
        return coded(name, "unitCode", unit, plain(quantity));
    }

    public Composed number(String name, BigDecimal number) {
        return text(name, plain(number));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Left out when nothing comes of it. */
    public Composed in(String name, Consumer<Composed> content) {
        var inner = new Composed(currency);
        content.accept(inner);
        if (!inner.children.isEmpty()) {
            children.add(new Element(name, "", List.of(), List.copyOf(inner.children), 1));
        }
        return this;
    }

    private Composed add(String name, String text, List<Attribute> attributes) {
        children.add(new Element(name, text, attributes, List.of(), 1));
        return this;
    }
}
