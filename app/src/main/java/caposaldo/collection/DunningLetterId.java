package caposaldo.collection;

import caposaldo.kernel.Missing;

/** Names one dunning letter. */
public record DunningLetterId(long value) {

    public DunningLetterId {
        if (value <= 0) {
            throw new Missing("dunning letter " + value);
        }
    }

    /** Where it is read and printed. */
    public String path() {
        return "/collection/letters/" + value;
    }
}
