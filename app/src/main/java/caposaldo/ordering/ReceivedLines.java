package caposaldo.ordering;

import caposaldo.exchange.FileText;
import caposaldo.exchange.Xml.Element;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.ubl.UblDocument;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a receipt advice says of each line of a delivery note. */
final class ReceivedLines {

    /** Names of a piece in UN/ECE recommendation 20, which every system writes in its own way. */
    private static final Set<String> PIECES = Set.of("EA", "C62", "H87", "PCE", "NAR", "");

    private final DeliveryNote note;
    private final SalesOrder order;
    private final List<Problem> problems = new ArrayList<>();

    ReceivedLines(DeliveryNote note, SalesOrder order) {
        this.note = note;
        this.order = order;
    }

    /** The last day that it names, else that of the document. */
    static LocalDate receivedOn(UblDocument document) {
        return document.whole().all("ReceiptLine", "ReceivedDate").stream()
                .filter(day -> !day.text().isEmpty())
                .map(day -> FileText.day(day.text(), day.line(), "ubl.refused.day"))
                .max(LocalDate::compareTo)
                .orElse(document.issuedOn());
    }

    /** @throws Invalid naming each line that cannot be, or that it says nothing of */
    List<SignDelivery.Accepted> of(UblDocument document) {
        Map<Integer, SignDelivery.Accepted> said = new TreeMap<>();
        for (var line : document.whole().all("ReceiptLine")) {
            var delivered = delivered(line);
            if (delivered.isEmpty()) {
                problem("ordering.receipt.line", line, note.number());
            } else if (said.containsKey(delivered.get().no())) {
                problem("ordering.receipt.twice", line, delivered.get().no());
            } else {
                accepted(line, delivered.get()).ifPresent(accepted -> said.put(accepted.no(), accepted));
            }
        }
        note.lines().stream()
                .filter(line -> problems.isEmpty() && !said.containsKey(line.no()))
                .forEach(line ->
                        problems.add(new Problem("file", "ordering.receipt.silent", List.of(line.no(), line.code()))));
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return List.copyOf(said.values());
    }

    private void problem(String key, Element line, Object more) {
        problems.add(new Problem("file", key, List.of(line.textAt("ID"), line.line(), more)));
    }

    /** By our line, by the buyer's, else by the product where only one line has it. */
    private Optional<DeliveryNote.Line> delivered(Element line) {
        var ours = line.textAt("DespatchLineReference", "LineID");
        var theirs = line.textAt("OrderLineReference", "LineID");
        var code = line.textAt("Item", "SellersItemIdentification", "ID");
        return Stream.of(
                        only(each -> Integer.toString(each.no()).equals(ours)),
                        only(each -> !theirs.isEmpty() && theirs.equals(buyerLine(each.no()))),
                        only(each -> each.code().equalsIgnoreCase(code)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<DeliveryNote.Line> only(Predicate<DeliveryNote.Line> which) {
        var found = note.lines().stream().filter(which).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private String buyerLine(int no) {
        return order.lines().stream()
                .filter(line -> line.no() == no)
                .map(line -> line.buyerLine() == null ? Integer.toString(no) : line.buyerLine())
                .findFirst()
                .orElse("");
    }

    private Optional<SignDelivery.Accepted> accepted(Element line, DeliveryNote.Line delivered) {
        var problemsBefore = problems.size();
        var missing = quantity(line, "ShortQuantity", delivered);
        var rejected = quantity(line, "RejectedQuantity", delivered);
        var surplus = quantity(line, "OversupplyQuantity", delivered);
        var received = line.at("ReceivedQuantity").isPresent()
                ? quantity(line, "ReceivedQuantity", delivered)
                : delivered.quantity().subtract(missing);
        if (problems.size() > problemsBefore) {
            return Optional.empty();
        } else if (surplus.signum() > 0 || received.compareTo(delivered.quantity()) > 0) {
            problem("ordering.receipt.surplus", line, plain(delivered.quantity()));
            return Optional.empty();
        } else if (missing.signum() > 0 && received.add(missing).compareTo(delivered.quantity()) != 0
                || rejected.compareTo(received) > 0) {
            problem("ordering.receipt.sum", line, plain(delivered.quantity()));
            return Optional.empty();
        }
        var accepted = received.subtract(rejected);
        return Optional.of(
                new SignDelivery.Accepted(delivered.no(), accepted, difference(delivered, accepted, rejected)));
    }

    /** Why less: what was rejected says more than what was missing, because it has to go back. */
    private static @Nullable Difference difference(
            DeliveryNote.Line delivered, BigDecimal accepted, BigDecimal rejected) {
        if (accepted.compareTo(delivered.quantity()) == 0) {
            return null;
        }
        return rejected.signum() > 0 ? Difference.REFUSED : Difference.SHORT;
    }

    private BigDecimal quantity(Element line, String name, DeliveryNote.Line delivered) {
        var said = line.at(name).filter(of -> !of.text().isEmpty());
        if (said.isEmpty()) {
            return BigDecimal.ZERO;
        }
        var unit = said.get().attribute("unitCode");
        var number = FileText.decimal(said.get().text(), said.get().line(), "ubl.refused.number");
        if (!unit.equals(delivered.unitCode()) && !(PIECES.contains(unit) && PIECES.contains(delivered.unitCode()))) {
            problem("ordering.receipt.unit", line, unit + " / " + delivered.unitCode());
        } else if (number.signum() < 0) {
            problem("ordering.receipt.sum", line, plain(delivered.quantity()));
        }
        return number;
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
