package caposaldo.ordering;

import java.math.BigDecimal;

/** What a buyer is told of one line (Peppol BIS Order Response, UNCL 1229). */
public enum LineResponse {
    CHANGED(3),
    ACCEPTED(5),
    NOT_ACCEPTED(7);

    /** Why less is confirmed than was ordered. */
    public enum Refusal {
        OUT_OF_STOCK,
        DISCONTINUED,
        PRICE,
        QUANTITY,
        CREDIT,
        OTHER
    }

    private final int code;

    LineResponse(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** @param confirmed from 0 to what was ordered */
    public static LineResponse of(BigDecimal ordered, BigDecimal confirmed) {
        if (confirmed.signum() == 0) {
            return NOT_ACCEPTED;
        }
        return confirmed.compareTo(ordered) == 0 ? ACCEPTED : CHANGED;
    }
}
