package caposaldo.catalog.web;

import caposaldo.catalog.DemonstrationSample;
import caposaldo.catalog.Gtin;
import caposaldo.catalog.Item;
import caposaldo.catalog.ItemFacts;
import caposaldo.catalog.ItemGroups;
import caposaldo.catalog.Items;
import caposaldo.catalog.Loan;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write products and samples. Amounts are of one unit, in the company's currency. */
final class ApiModel {

    private ApiModel() {}

    /** @param version to be sent back with a change */
    record ItemBody(
            long id,
            String code,
            String name,
            @Nullable String description,
            @Nullable Long groupId,
            @Nullable String gtin,
            String unitCode,
            Item.Kind kind,
            Item.State state,
            int version) {

        static ItemBody of(Item item) {
            return new ItemBody(
                    item.id().value(),
                    item.code(),
                    item.name(),
                    item.description(),
                    item.groupId(),
                    item.gtin() == null ? null : item.gtin().digits(),
                    item.unitCode(),
                    item.kind(),
                    item.state(),
                    item.version());
        }
    }

    /**
     * @param unitCode EA when it is left out
     * @param kind GOODS when it is left out
     * @param state ACTIVE when it is left out
     * @param version as it was read; not needed for a new product
     */
    record ItemChange(
            @Nullable String code,
            @Nullable String name,
            @Nullable String description,
            @Nullable Long groupId,
            @Nullable String gtin,
            @Nullable String unitCode,
            Item.@Nullable Kind kind,
            Item.@Nullable State state,
            @Nullable Integer version) {

        ItemFacts facts() {
            return new ItemFacts(
                    code == null ? "" : code,
                    name == null ? "" : name,
                    description,
                    groupId,
                    gtinOf(gtin),
                    unitCode == null ? "EA" : unitCode,
                    kind == null ? Item.Kind.GOODS : kind,
                    state == null ? Item.State.ACTIVE : state);
        }
    }

    static @Nullable Gtin gtinOf(@Nullable String written) {
        return written == null || written.isBlank() ? null : Gtin.of(written, "gtin");
    }

    /** @throws Invalid when it was left out */
    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }

    /** @param version as it was read */
    record Versioned(@Nullable Integer version) {

        int required() {
            return ApiModel.required(version, "version");
        }
    }

    record AmountChange(
            @Nullable BigDecimal amount, @Nullable Integer version) {}

    record PackBody(
            long id,
            String unitCode,
            BigDecimal quantity,
            @Nullable String gtin) {

        static PackBody of(Items.Pack pack) {
            return new PackBody(
                    pack.id(),
                    pack.unitCode(),
                    pack.quantity(),
                    pack.gtin() == null ? null : pack.gtin().digits());
        }
    }

    record NewPack(
            @Nullable String unitCode,
            @Nullable BigDecimal quantity,
            @Nullable String gtin,
            @Nullable Integer version) {}

    record MembershipChange(boolean mustSell, @Nullable Integer version) {}

    record AvailabilityBody(
            BigDecimal quantity,
            @Nullable LocalDate expectedOn,
            @Nullable BigDecimal expectedQuantity,
            Instant countedAt) {

        static AvailabilityBody of(Items.Availability stock) {
            return new AvailabilityBody(
                    stock.quantity(), stock.expectedOn(), stock.expectedQuantity(), stock.countedAt());
        }
    }

    record AvailabilityChange(
            @Nullable BigDecimal quantity,
            @Nullable LocalDate expectedOn,
            @Nullable BigDecimal expectedQuantity) {}

    record GroupBody(
            long id, String code, String name, @Nullable Long parentId, int version) {

        static GroupBody of(ItemGroups.Group group) {
            return new GroupBody(group.id(), group.code(), group.name(), group.parentId(), group.version());
        }
    }

    /** @param version as it was read; not needed for a new group */
    record GroupChange(
            @Nullable String code,
            @Nullable String name,
            @Nullable Long parentId,
            @Nullable Integer version) {}

    /** @param loan the one it is out on */
    record SampleBody(
            long id,
            long itemId,
            String serial,
            String place,
            DemonstrationSample.Condition condition,
            @Nullable LocalDate retiredOn,
            int version,
            @Nullable LoanBody loan) {

        static SampleBody of(DemonstrationSample sample) {
            return new SampleBody(
                    sample.id().value(),
                    sample.item().value(),
                    sample.serial(),
                    sample.place(),
                    sample.condition(),
                    sample.retiredOn(),
                    sample.version(),
                    sample.loan() == null ? null : LoanBody.of(sample.loan()));
        }
    }

    record SampleChange(
            @Nullable Long itemId,
            @Nullable String serial,
            @Nullable String place,
            DemonstrationSample.@Nullable Condition condition,
            @Nullable Integer version) {}

    /** @param clientId null when it is a client that the sender does not see */
    record LoanBody(
            long id,
            long sampleId,
            @Nullable Long clientId,
            LocalDate lentOn,
            LocalDate dueBackOn,
            DemonstrationSample.Condition lentCondition,
            @Nullable LocalDate returnedOn,
            DemonstrationSample.@Nullable Condition returnedCondition,
            Loan.@Nullable Outcome outcome,
            @Nullable LocalDate outcomeOn,
            @Nullable String note,
            int version) {

        static LoanBody of(Loan loan) {
            return new LoanBody(
                    loan.id(),
                    loan.sample().value(),
                    loan.client() == null ? null : loan.client().value(),
                    loan.lentOn(),
                    loan.dueBackOn(),
                    loan.lentCondition(),
                    loan.returnedOn(),
                    loan.returnedCondition(),
                    loan.outcome(),
                    loan.outcomeOn(),
                    loan.client() == null ? null : loan.note(),
                    loan.version());
        }
    }

    record NewLoan(
            @Nullable Long clientId,
            @Nullable LocalDate dueBackOn,
            @Nullable String note) {}

    record Return(
            DemonstrationSample.@Nullable Condition condition,
            @Nullable Integer version) {}

    record OutcomeChange(
            Loan.@Nullable Outcome outcome, @Nullable Integer version) {}

    record Prolonging(
            @Nullable LocalDate dueBackOn, @Nullable Integer version) {}
}
