package caposaldo.ubl;

import caposaldo.kernel.Invalid;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which rules a document has to keep, and which it breaks: bills those of EN 16931 and Peppol BIS Billing 3, despatch
 * advices those of Peppol's transaction T16.
 */
public final class Rules {

    private static final List<Rule> BILLS = Stream.of(
                    HeadRules.ALL,
                    LineRules.ALL,
                    SumRules.ALL,
                    VatRules.ALL,
                    PeppolRules.ALL,
                    CodeRules.ALL,
                    AddressRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** Those that are looked at for a type, by the names of their publishers; none where nobody published any that we keep. */
    public static List<String> of(UblType type) {
        return all(type).stream().map(Rule::id).distinct().sorted().toList();
    }

    private static List<Rule> all(UblType type) {
        return switch (type) {
            case INVOICE, CREDIT_NOTE -> BILLS;
            case DESPATCH_ADVICE -> DespatchRules.ALL;
            case ORDER, ORDER_RESPONSE, ORDER_RESPONSE_SIMPLE, RECEIPT_ADVICE, REMINDER, STATEMENT -> List.of();
        };
    }

    /** What it breaks, each rule at each place once. */
    public static List<Breach> broken(UblDocument document) {
        var looked = Bill.of(document);
        return all(document.type()).stream()
                .flatMap(rule -> rule.breaches().apply(looked))
                .distinct()
                .toList();
    }

    /**
     * Before one of ours is sent. Where something has to be written down first, only that is named: the sums that do not
     * come out without it are no news.
     *
     * @throws Invalid naming the rules that it breaks, and where to write what is missing
     */
    public static UblDocument require(UblDocument document) {
        var broken = broken(document);
        if (broken.isEmpty()) {
            return document;
        }
        var toDo = broken.stream().flatMap(breach -> breach.toDo().stream()).toList();
        throw new Invalid(toDo.isEmpty() ? broken.stream().map(Breach::problem).toList() : toDo);
    }
}
