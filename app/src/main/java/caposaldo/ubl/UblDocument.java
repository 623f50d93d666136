package caposaldo.ubl;

import caposaldo.exchange.Xml.Element;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A business document and what it says.
 *
 * @param currency of its amounts; empty when it names none
 * @param references other documents it names, in their order
 * @param totals sums it tells, in their order
 * @param whole everything in it, as UBL names and orders it, so that nothing is lost when it is written again
 */
public record UblDocument(
        UblType type,
        String number,
        LocalDate issuedOn,
        String currency,
        List<Reference> references,
        List<Party> parties,
        List<Line> lines,
        List<Total> totals,
        Element whole) {

    /** @param kind the element that names it, such as OrderReference */
    public record Reference(String kind, String number) {}

    /**
     * @param role such as AccountingSupplierParty
     * @param numbers by which it can be known, as written, the electronic address first
     */
    public record Party(String role, String name, List<Number> numbers, String city, String country) {}

    /** @param scheme who gave it, such as 0088 for a GLN; empty when it is not told */
    public record Number(String scheme, String text) {}

    /**
     * @param no as the writer counts
     * @param codes of the product, the surest first: GTIN, the seller's, the buyer's
     * @param document the document it is about, such as the invoice of a reminder; empty for none
     * @param place where in the file it begins
     */
    public record Line(
            String no,
            List<String> codes,
            String name,
            List<Quantity> quantities,
            Optional<BigDecimal> price,
            Optional<BigDecimal> amount,
            String document,
            int place) {}

    /** @param kind such as DeliveredQuantity */
    public record Quantity(String kind, BigDecimal value, String unit) {}

    /** @param kind such as PayableAmount */
    public record Total(String kind, BigDecimal amount, String currency) {}

    public UblDocument {
        references = List.copyOf(references);
        parties = List.copyOf(parties);
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
    }

    /** @throws caposaldo.kernel.Invalid naming the place and the rule that it breaks */
    public static UblDocument read(InputStream content) {
        return UblReader.read(content);
    }

    /** What {@link Composed} put together; it keeps the same rules as what is read. */
    static UblDocument of(UblType type, Element whole) {
        return UblReader.document(type, whole);
    }

    /** As a file in UTF-8. */
    public byte[] written() {
        return UblWriter.write(type, whole);
    }
}
