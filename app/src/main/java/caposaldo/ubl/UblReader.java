package caposaldo.ubl;

import caposaldo.exchange.FileText;
import caposaldo.exchange.Xml;
import caposaldo.exchange.Xml.Element;
import caposaldo.kernel.Invalid;
import caposaldo.ubl.UblDocument.Line;
import caposaldo.ubl.UblDocument.Number;
import caposaldo.ubl.UblDocument.Party;
import caposaldo.ubl.UblDocument.Quantity;
import caposaldo.ubl.UblDocument.Reference;
import caposaldo.ubl.UblDocument.Total;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a document of UBL 2.0 to 2.4, or says by which rule of its schema it is none. */
final class UblReader {

    static final int MOST_BYTES = 16 << 20;

    /** Signatures and what others add; they are bound to the bytes of the file and mean nothing without them. */
    private static final String EXTENSIONS = "UBLExtensions";

    private static final Set<String> TRUTHS = Set.of("true", "false", "1", "0");
    private static final List<String> ITEM_CODES =
            List.of("StandardItemIdentification", "SellersItemIdentification", "BuyersItemIdentification");

    private UblReader() {}

    static UblDocument read(InputStream content) {
        try {
            var bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length == 0) {
                throw Invalid.field("file", "ubl.refused.empty");
            } else if (bytes.length > MOST_BYTES) {
                throw Invalid.field("file", "ubl.refused.size", MOST_BYTES >> 20);
            }
            var read = Xml.whole(new ByteArrayInputStream(bytes));
            var root = read.root();
            var type = UblType.of(root.name(), read.namespace())
                    .orElseThrow(() -> Invalid.field(
                            "file", "ubl.refused.type", FileText.shown(root.name() + " " + read.namespace())));
            return document(type, root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UblDocument document(UblType type, Element root) {
        var whole = new Element(
                root.name(),
                root.text(),
                List.of(),
                root.children().stream()
                        .filter(child -> !child.name().equals(EXTENSIONS))
                        .toList(),
                root.line());
        check(type, whole);
        return new UblDocument(
                type,
                whole.textAt("ID"),
                FileText.day(
                        whole.textAt("IssueDate"),
                        whole.at("IssueDate").map(Element::line).orElse(whole.line()),
                        "ubl.refused.day"),
                currency(whole),
                references(whole),
                whole.children().stream()
                        .filter(child -> child.name().endsWith("Party"))
                        .map(UblReader::party)
                        .toList(),
                whole.all(type.line()).stream().map(UblReader::line).toList(),
                totals(whole),
                whole);
    }

    private static void check(UblType type, Element whole) {
        for (var name : Stream.concat(Stream.of("ID", "IssueDate"), type.required().stream())
                .toList()) {
            var found = whole.at(name);
            if (found.isEmpty() || isBlank(found.get()) && !name.endsWith("Party")) {
                throw Invalid.field(
                        "file",
                        "ubl.refused.missing",
                        type.element() + "/" + name,
                        found.map(Element::line).orElse(whole.line()));
            }
        }
        whole.all(type.line())
                .forEach(line -> require(
                        line, type.line().equals("OrderLine") ? new String[] {"LineItem"} : new String[] {"ID"}));
        whole.children().forEach(UblReader::values);
    }

    private static void require(Element in, String... path) {
        if (in.at(path).isEmpty()) {
            throw Invalid.field("file", "ubl.refused.missing", in.name() + "/" + String.join("/", path), in.line());
        }
    }

    private static boolean isBlank(Element element) {
        return element.text().isEmpty() && element.children().isEmpty();
    }

    /** Numbers, days and truths by what UBL's names end with; an amount says its currency. */
    private static void values(Element element) {
        element.children().forEach(UblReader::values);
        var name = element.name();
        if (!element.children().isEmpty() || element.text().isEmpty()) {
            return;
        }
        if (name.endsWith("Amount")
                || name.endsWith("Quantity")
                || name.endsWith("Percent")
                || name.endsWith("Numeric")) {
            FileText.decimal(element.text(), element.line(), "ubl.refused.number");
        } else if (name.endsWith("Date")) {
            FileText.day(element.text(), element.line(), "ubl.refused.day");
        } else if (name.endsWith("Indicator") && !TRUTHS.contains(element.text())) {
            throw FileText.refused("ubl.refused.truth", element.line(), element.text());
        }
        if (name.endsWith("Amount") && element.attribute("currencyID").isEmpty()) {
            throw Invalid.field("file", "ubl.refused.missing", name + "/@currencyID", element.line());
        }
    }

    private static String currency(Element whole) {
        var said = whole.textAt("DocumentCurrencyCode");
        return said.isEmpty()
                ? whole.at("LegalMonetaryTotal", "PayableAmount")
                        .map(amount -> amount.attribute("currencyID"))
                        .orElse("")
                : said;
    }

    private static List<Reference> references(Element whole) {
        var found = new ArrayList<Reference>();
        for (var child : whole.children()) {
            if (child.name().equals("BillingReference")) {
                child.children().forEach(billed -> found.add(new Reference(billed.name(), billed.textAt("ID"))));
            } else if (child.name().endsWith("Reference") && !child.children().isEmpty()) {
                found.add(new Reference(child.name(), child.textAt("ID")));
            }
        }
        return found;
    }

    private static Party party(Element role) {
        var party = role.at("Party").orElse(role);
        var numbers = Stream.of(
                        party.all("EndpointID"),
                        party.all("PartyIdentification", "ID"),
                        party.all("PartyTaxScheme", "CompanyID"),
                        party.all("PartyLegalEntity", "CompanyID"),
                        role.all("CustomerAssignedAccountID"),
                        role.all("SupplierAssignedAccountID"))
                .flatMap(List::stream)
                .filter(number -> !number.text().isEmpty())
                .map(number -> new Number(number.attribute("schemeID"), number.text()))
                .distinct()
                .toList();
        return new Party(
                role.name(),
                first(
                        party.textAt("PartyLegalEntity", "RegistrationName"),
                        party.textAt("PartyName", "Name"),
                        party.textAt("Contact", "Name")),
                numbers,
                party.textAt("PostalAddress", "CityName"),
                party.textAt("PostalAddress", "Country", "IdentificationCode"));
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static Line line(Element wrapped) {
        var line = wrapped.at("LineItem").orElse(wrapped);
        var item = line.at("Item");
        return new Line(
                line.textAt("ID"),
                item.stream()
                        .flatMap(of -> ITEM_CODES.stream().map(kind -> of.textAt(kind, "ID")))
                        .filter(code -> !code.isEmpty())
                        .toList(),
                item.map(of -> first(of.textAt("Name"), of.textAt("Description")))
                        .orElse(""),
                line.children().stream()
                        .filter(child -> child.name().endsWith("Quantity")
                                && !child.text().isEmpty())
                        .map(child -> new Quantity(child.name(), number(child), child.attribute("unitCode")))
                        .toList(),
                price(line),
                amount(line),
                line.all("BillingReference").stream()
                        .flatMap(billing -> billing.children().stream())
                        .map(document -> document.textAt("ID"))
                        .findFirst()
                        .orElse(""),
                wrapped.line());
    }

    private static Optional<BigDecimal> price(Element line) {
        return line.at("Price", "PriceAmount")
                .filter(price -> !price.text().isEmpty())
                .map(price -> line.at("Price", "BaseQuantity")
                        .filter(base -> !base.text().isEmpty())
                        .map(UblReader::number)
                        .filter(base -> base.signum() > 0)
                        .map(base -> number(price).divide(base, 6, RoundingMode.HALF_UP))
                        .orElse(number(price)));
    }

    /** What it comes to; of a statement or reminder its debit, or its credit below zero. */
    private static Optional<BigDecimal> amount(Element line) {
        return Stream.of("LineExtensionAmount", "DebitLineAmount", "Amount")
                .flatMap(name -> line.all(name).stream())
                .filter(amount -> !amount.text().isEmpty())
                .map(UblReader::number)
                .filter(amount -> amount.signum() != 0)
                .findFirst()
                .or(() -> line.at("CreditLineAmount")
                        .filter(amount -> !amount.text().isEmpty())
                        .map(amount -> number(amount).negate()));
    }

    private static List<Total> totals(Element whole) {
        return Stream.of(
                        whole.all("TaxTotal", "TaxAmount"),
                        whole.all("LegalMonetaryTotal"),
                        whole.all("AnticipatedMonetaryTotal"),
                        List.of(whole))
                .flatMap(List::stream)
                .flatMap(of -> of.name().endsWith("Amount") ? Stream.of(of) : of.children().stream())
                .filter(amount ->
                        amount.name().endsWith("Amount") && !amount.text().isEmpty())
                .map(amount -> new Total(amount.name(), number(amount), amount.attribute("currencyID")))
                .toList();
    }

    private static BigDecimal number(Element element) {
        return FileText.decimal(element.text(), element.line(), "ubl.refused.number");
    }
}
