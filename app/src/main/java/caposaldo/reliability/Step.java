package caposaldo.reliability;

/** The steps of a check, in the order in which they are gone through. */
public enum Step {
    REGISTRY,
    STATEMENTS,
    COURTS,
    SANCTIONS,
    REFERENCES,
    /** Told by our own ledger each day anew: nobody brings evidence of it. */
    PAYMENT;

    /** Whether somebody brings evidence of it. */
    public boolean isBrought() {
        return this != PAYMENT;
    }
}
