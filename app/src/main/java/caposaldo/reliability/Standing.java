package caposaldo.reliability;

/** How a client stands in all that knows of a firm's reliability: by the class of a check that has not run out, or stopped. */
public enum Standing {
    A,
    B,
    C,
    D,
    /** Struck off, insolvent, listed, or sued for more than our bound; newer evidence alone ends it. */
    STOPPED
}
