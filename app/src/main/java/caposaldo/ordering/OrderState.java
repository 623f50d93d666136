package caposaldo.ordering;

import java.util.Optional;

/** How far an order has come, and what its buyer is told of it (Peppol BIS Order Response, UNCL 4343). */
public enum OrderState {
    DRAFT(null),
    /** Somebody with the right has to agree a discount or let it go past its credit. */
    IN_APPROVAL(ResponseCode.AB),
    /** In the queue of sales support. */
    SUBMITTED(ResponseCode.AB),
    /** Support asked back. */
    QUESTIONED(ResponseCode.AB),
    CONFIRMED(ResponseCode.AP),
    /** Some lines, or less of some. */
    PARTLY_CONFIRMED(ResponseCode.CA),
    REFUSED(ResponseCode.RE),
    IN_DELIVERY(ResponseCode.AP),
    DELIVERED(ResponseCode.AP),
    INVOICED(ResponseCode.AP),
    SETTLED(ResponseCode.AP),
    CANCELLED(ResponseCode.RE);

    /** AB: received; AP: accepted; CA: accepted with changes; RE: not accepted. */
    public enum ResponseCode {
        AB,
        AP,
        CA,
        RE
    }

    private final Optional<ResponseCode> code;

    OrderState(@org.jspecify.annotations.Nullable ResponseCode code) {
        this.code = Optional.ofNullable(code);
    }

    /** Empty while the buyer is told nothing. */
    public Optional<ResponseCode> code() {
        return code;
    }

    /** Whether lines may still be typed. */
    public boolean isOpen() {
        return this == DRAFT || this == QUESTIONED;
    }

    /** Whether it takes up credit as confirmed. */
    public boolean isPromised() {
        return this == CONFIRMED || this == PARTLY_CONFIRMED;
    }

    /** Whether something of it may leave. */
    public boolean isDeliverable() {
        return isPromised() || this == IN_DELIVERY;
    }
}
