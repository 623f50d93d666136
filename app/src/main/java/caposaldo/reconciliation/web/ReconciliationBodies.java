package caposaldo.reconciliation.web;

import caposaldo.kernel.AmountInWords;
import caposaldo.kernel.Invalid;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.reconciliation.Reconciliation;
import caposaldo.reconciliation.ReconciliationLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write acts of reconciliation. Balances above zero are owed to us. */
final class ReconciliationBodies {

    private ReconciliationBodies() {}

    /** @param cancelling the document stood before the period and was cancelled on this day */
    record LineBody(
            long id,
            @Nullable Long itemId,
            boolean cancelling,
            LocalDate on,
            LedgerItem.Kind kind,
            String number,
            BigDecimal debit,
            BigDecimal credit) {

        static LineBody of(ReconciliationLine line) {
            return new LineBody(
                    line.id(),
                    line.item().map(LedgerItemId::value).orElse(null),
                    line.cancelling(),
                    line.on(),
                    line.kind(),
                    line.number(),
                    line.debit().amount(),
                    line.credit().amount());
        }
    }

    record SignatureBody(
            @Nullable String name,
            @Nullable String role,
            @Nullable LocalDate day) {

        static @Nullable SignatureBody of(Reconciliation.@Nullable Signature signature) {
            return signature == null ? null : new SignatureBody(signature.name(), signature.role(), signature.day());
        }

        Reconciliation.Signature signature(String side) {
            return new Reconciliation.Signature(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(role, ""),
                    required(day, side + ".day"));
        }
    }

    /**
     * @param closingInWords the closing balance without its sign, in the act's language
     * @param version to be sent back with a change
     */
    record ActBody(
            long id,
            String number,
            long clientId,
            String ourParty,
            String theirParty,
            LocalDate from,
            LocalDate until,
            String currency,
            String language,
            Reconciliation.State state,
            BigDecimal opening,
            BigDecimal debits,
            BigDecimal credits,
            BigDecimal closing,
            String closingInWords,
            @Nullable LocalDate sentOn,
            @Nullable SignatureBody ours,
            @Nullable SignatureBody theirs,
            @Nullable String reason,
            List<LineBody> lines,
            int version) {

        static ActBody of(Reconciliation act, List<ReconciliationLine> lines) {
            var closing = act.balance().closing();
            return new ActBody(
                    act.id().value(),
                    act.number(),
                    act.client().value(),
                    act.parties().ours(),
                    act.parties().theirs(),
                    act.from(),
                    act.until(),
                    act.currency().getCurrencyCode(),
                    act.language().getLanguage(),
                    act.state(),
                    act.balance().opening().amount(),
                    act.balance().debits().amount(),
                    act.balance().credits().amount(),
                    closing.amount(),
                    AmountInWords.of(closing.isNegative() ? closing.negated() : closing, act.language()),
                    act.sentOn(),
                    SignatureBody.of(act.signatures()
                            .map(Reconciliation.Signatures::ours)
                            .orElse(null)),
                    SignatureBody.of(act.signatures()
                            .map(Reconciliation.Signatures::theirs)
                            .orElse(null)),
                    act.reason(),
                    lines.stream().map(LineBody::of).toList(),
                    act.version());
        }
    }

    /**
     * @param from with {@code until} left out, the last quarter that no other act has
     * @param currency one the client has a ledger in; the company's when it is left out
     * @param language en, it or ru; English when it is left out
     */
    record NewAct(
            @Nullable Long clientId,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String currency,
            @Nullable String language) {}

    /** @param version as it was read */
    record Change(@Nullable Integer version) {}

    record Signing(
            @Nullable Integer version,
            @Nullable SignatureBody ours,
            @Nullable SignatureBody theirs) {}

    record Refusal(@Nullable Integer version, @Nullable String reason) {}

    /** @throws Invalid when it is left out */
    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }
}
