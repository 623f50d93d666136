package caposaldo.ubl.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.ubl.Breach;
import caposaldo.ubl.DocumentHome;
import caposaldo.ubl.Rules;
import caposaldo.ubl.UblDocument;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a document says, and what is wrong with it.
 *
 * @param checked how many rules were looked at; 0 where none are published for its type
 * @param ways where it can be taken in
 */
public record UblPage(UblDocument document, List<Breach> broken, int checked, List<Tab> ways) {

    static UblPage of(AccessScope scope, UblDocument document, List<DocumentHome> homes, Ui ui) {
        return new UblPage(
                document,
                Rules.broken(document),
                Rules.of(document.type()).size(),
                homes.stream()
                        .filter(home -> home.type() == document.type() && scope.may(home.right()))
                        .map(home -> new Tab(ui.t(home.labelKey()), home.path()))
                        .toList());
    }

    public String title(Ui ui) {
        return ui.t("ubl.type." + document.type()) + " " + document.number();
    }

    public Chip chip(Ui ui) {
        return broken.isEmpty()
                ? Chip.good(ui.t("ubl.keeps", checked))
                : Chip.bad(ui.t("ubl.breaks", rules(), checked));
    }

    private long rules() {
        return broken.stream().map(Breach::rule).distinct().count();
    }

    public List<Problem> problems() {
        return broken.stream().map(Breach::problem).toList();
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("ubl.issuedOn"), ui.date(document.issuedOn())));
        document.parties()
                .forEach(party -> facts.add(Fact.of(party.role(), party.name().isEmpty() ? "—" : party.name())
                        .small(Stream.concat(
                                        party.numbers().stream().map(UblDocument.Number::text),
                                        Stream.of(party.city(), party.country()))
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(", ")))));
        document.references().stream()
                .filter(reference -> !reference.number().isEmpty())
                .forEach(reference -> facts.add(Fact.of(reference.kind(), reference.number())));
        document.totals()
                .forEach(total ->
                        facts.add(Fact.of(total.kind(), ui.number(total.amount(), 2) + " " + total.currency())));
        return List.copyOf(facts);
    }

    public static String codes(UblDocument.Line line) {
        return String.join(", ", line.codes());
    }

    public static String quantities(UblDocument.Line line, Ui ui) {
        return line.quantities().stream()
                .map(quantity -> ui.number(quantity.value(), 3) + " " + quantity.unit()
                        + (line.quantities().size() > 1 ? " (" + quantity.kind() + ")" : ""))
                .collect(Collectors.joining(", "));
    }
}
