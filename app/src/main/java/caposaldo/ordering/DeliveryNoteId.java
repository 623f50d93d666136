package caposaldo.ordering;

import caposaldo.kernel.Missing;

/** Names one delivery note. */
public record DeliveryNoteId(long value) {

    public DeliveryNoteId {
        if (value <= 0) {
            throw new Missing("delivery note " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/deliveries/" + value;
    }
}
