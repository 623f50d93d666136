package caposaldo.reliability.web;

import caposaldo.analytics.credit.StatementLine;
import caposaldo.kernel.Invalid;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.reliability.Figures;
import caposaldo.reliability.Finding;
import caposaldo.reliability.RecordEvidence;
import caposaldo.reliability.Statement;
import caposaldo.reliability.Step;
import caposaldo.web.Typed;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Optional;

/** What is typed into the form of a step; each step has figures of its own. */
final class EvidenceForm {

    private EvidenceForm() {}

    /** @throws Invalid when a field cannot be read */
    static RecordEvidence.Facts facts(Typed typed, Step step, LedgerCurrency currency) {
        var finding = typed.choice("finding", Finding.of(step).toArray(Finding[]::new));
        return new RecordEvidence.Facts(
                finding,
                typed.day("foundOn"),
                typed.text("source"),
                typed.text("note"),
                figures(typed, finding, currency));
    }

    private static Figures figures(Typed typed, Finding finding, LedgerCurrency currency) {
        return switch (finding.step()) {
            case REGISTRY -> Figures.registry(typed.dateOrWrong("foundedOn"), whole(typed, "employees"));
            case STATEMENTS -> Figures.statements(statement(typed));
            case COURTS ->
                finding == Finding.CASES
                        ? Figures.courts(
                                currency.exact(typed.requireNumber("courtDebt", "credit.invalid.cover"), "courtDebt"))
                        : Figures.NONE;
            case SANCTIONS, REFERENCES, PAYMENT -> Figures.NONE;
        };
    }

    private static Statement statement(Typed typed) {
        var items = new EnumMap<StatementLine, BigDecimal>(StatementLine.class);
        for (var item : StatementLine.values()) {
            typed.number(item.name()).ifPresent(amount -> items.put(item, amount));
        }
        return new Statement(
                whole(typed, "fiscalYear").orElseThrow(() -> Invalid.field("fiscalYear", "web.api.missing")),
                typed.text("currency").toUpperCase(Locale.ROOT),
                items,
                typed.number("tangibleNetWorth"));
    }

    /** @throws Invalid when it is no whole number */
    static Optional<Integer> whole(Typed typed, String field) {
        return typed.number(field).map(number -> {
            try {
                return number.intValueExact();
            } catch (ArithmeticException notWhole) {
                throw Invalid.field(field, "web.list.invalid.number", typed.text(field));
            }
        });
    }
}
