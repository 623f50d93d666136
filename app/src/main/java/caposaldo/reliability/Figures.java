package caposaldo.reliability;

import caposaldo.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The figures that evidence may carry.
 *
 * @param foundedOn of a registry extract
 * @param employees of a registry extract
 * @param courtDebt what courts were asked to make the client pay
 */
public record Figures(
        Optional<LocalDate> foundedOn,
        Optional<Integer> employees,
        Optional<Money> courtDebt,
        Optional<Statement> statement) {

    public static final Figures NONE =
            new Figures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Figures registry(Optional<LocalDate> foundedOn, Optional<Integer> employees) {
        return new Figures(foundedOn, employees, Optional.empty(), Optional.empty());
    }

    public static Figures courts(Money debt) {
        return new Figures(Optional.empty(), Optional.empty(), Optional.of(debt), Optional.empty());
    }

    public static Figures statements(Statement statement) {
        return new Figures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(statement));
    }

    /** Whether these are figures that such a finding has: cases have their sum, statements their lines. */
    boolean fit(Finding finding) {
        return (finding.step() == Step.REGISTRY || foundedOn.isEmpty() && employees.isEmpty())
                && (finding == Finding.CASES) == courtDebt.isPresent()
                && (finding.step() == Step.STATEMENTS) == statement.isPresent();
    }
}
