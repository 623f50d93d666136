package caposaldo.claim.web;

import caposaldo.catalog.ItemId;
import caposaldo.claim.Act;
import caposaldo.claim.ActDraft;
import caposaldo.claim.ActState;
import caposaldo.claim.DeliveredLine;
import caposaldo.claim.Discrepancy;
import caposaldo.claim.DrawUpAct;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write acts. Prices are of one unit without tax, in the currency of the order. */
final class ActBodies {

    private ActBodies() {}

    /** @param version under which it was read; none for a new one */
    record Draft(
            @Nullable Integer version,
            @Nullable LocalDate drawnOn,
            @Nullable LocalTime beganAt,
            @Nullable LocalTime endedAt,
            @Nullable String place,
            @Nullable String seals,
            @Nullable String cause,
            @Nullable String conclusion,
            @Nullable List<MemberBody> commission,
            @Nullable List<DraftLine> lines) {

        ActDraft draft(LocalDate today) {
            return new ActDraft(
                    new ActDraft.Head(
                            Objects.requireNonNullElse(drawnOn, today),
                            beganAt,
                            endedAt,
                            Objects.requireNonNullElse(place, ""),
                            seals,
                            cause,
                            conclusion),
                    commission == null
                            ? List.of()
                            : commission.stream().map(MemberBody::member).toList(),
                    required(lines, "lines").stream().map(DraftLine::line).toList());
        }
    }

    record MemberBody(@Nullable String name, @Nullable String role) {

        Act.Member member() {
            return new Act.Member(Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(role, ""));
        }
    }

    /** @param no of the order's line; none for a surplus that is not on the note */
    record DraftLine(
            @Nullable Integer no,
            @Nullable Discrepancy kind,
            Discrepancy.@Nullable Discovered discovered,
            @Nullable BigDecimal quantity,
            @Nullable Long item,
            @Nullable BigDecimal insteadQuantity) {

        ActDraft.Line line() {
            return new ActDraft.Line(
                    no,
                    required(kind, "kind"),
                    Objects.requireNonNullElse(discovered, Discrepancy.Discovered.LATER),
                    required(quantity, "quantity"),
                    item == null ? null : new ItemId(item),
                    insteadQuantity);
        }

        static DraftLine of(ActDraft.Line line) {
            return new DraftLine(
                    line.no(),
                    line.kind(),
                    line.discovered(),
                    line.quantity(),
                    line.item() == null ? null : line.item().value(),
                    line.insteadQuantity());
        }
    }

    static <T> T required(@Nullable T value, String field) {
        return Optional.ofNullable(value).orElseThrow(() -> Invalid.field(field, "web.api.missing"));
    }

    /** What the proof proposes and what of each line is left to claim. */
    record ProposalBody(List<DraftLine> lines, List<LeftBody> left) {

        static ProposalBody of(DrawUpAct.Proposal proposal) {
            return new ProposalBody(
                    proposal.lines().stream().map(DraftLine::of).toList(),
                    proposal.delivered().stream().map(LeftBody::of).toList());
        }
    }

    record LeftBody(
            int no,
            String code,
            String name,
            BigDecimal delivered,
            BigDecimal accepted,
            BigDecimal leftAtProof,
            BigDecimal leftLater) {

        static LeftBody of(DeliveredLine line) {
            return new LeftBody(
                    line.no(),
                    line.code(),
                    line.name(),
                    line.quantity(),
                    line.accepted(),
                    line.leftAtProof(),
                    line.leftLater());
        }
    }

    /** @param unsignedReason why the other side did not sign; then it has neither name nor day */
    record SignaturesBody(
            @Nullable Integer version,
            @Nullable String signedBy,
            @Nullable LocalDate signedOn,
            @Nullable String countersignedBy,
            @Nullable LocalDate countersignedOn,
            @Nullable String unsignedReason) {

        Act.Signatures signatures(LocalDate today) {
            return new Act.Signatures(
                    Objects.requireNonNullElse(signedBy, ""),
                    Objects.requireNonNullElse(signedOn, today),
                    unsignedReason == null
                            ? new Act.Signatures.Theirs.Signed(
                                    Objects.requireNonNullElse(countersignedBy, ""),
                                    Objects.requireNonNullElse(countersignedOn, today))
                            : new Act.Signatures.Theirs.Refused(unsignedReason));
        }
    }

    record Change(@Nullable Integer version, @Nullable String reason) {}

    record DeadlineBody(
            @Nullable Discrepancy kind,
            @Nullable LocalDate validFrom,
            @Nullable Integer days,
            @Nullable String source) {}

    /**
     * @param orderId of the replacement
     * @param creditNote the number of the ledger's item
     * @param disputeId at the invoice
     */
    record SettlementBody(
            String how,
            LocalDate on,
            @Nullable Long orderId,
            @Nullable Long creditNote,
            @Nullable BigDecimal amount,
            @Nullable Long disputeId) {

        static SettlementBody of(Act.Settlement settlement) {
            return switch (settlement) {
                case Act.Settlement.Replaced(var order, var on) ->
                    new SettlementBody("REPLACEMENT", on, order.value(), null, null, null);
                case Act.Settlement.Credited(var note, var number, var amount, var on) ->
                    new SettlementBody("CREDIT", on, null, note.value(), amount.amount(), null);
                case Act.Settlement.Disputed(var dispute, var invoice, var on) ->
                    new SettlementBody("DISPUTE", on, null, null, null, dispute);
                case Act.Settlement.NothingDue(var on) -> new SettlementBody("NOTHING_DUE", on, null, null, null, null);
            };
        }
    }

    record ActBody(
            long id,
            String number,
            ActState state,
            long deliveryId,
            long clientId,
            ActDraft.Head head,
            @Nullable LocalDate deadline,
            boolean late,
            String currency,
            BigDecimal missing,
            BigDecimal accepted,
            List<Act.Member> commission,
            List<Act.Line> lines,
            List<Act.Photo> photos,
            Act.@Nullable Signatures signatures,
            @Nullable SettlementBody settlement,
            @Nullable String rejection,
            int version) {

        static ActBody of(Act act) {
            return new ActBody(
                    act.id().value(),
                    act.number(),
                    act.state(),
                    act.delivery().note().value(),
                    act.delivery().client().value(),
                    act.head(),
                    act.deadline(),
                    act.isLate(),
                    act.missing().currency().getCurrencyCode(),
                    act.missing().amount(),
                    act.accepted().amount(),
                    act.members(),
                    act.lines(),
                    act.photos(),
                    act.signatures().orElse(null),
                    act.settlement().map(SettlementBody::of).orElse(null),
                    act.rejection(),
                    act.version());
        }
    }
}
