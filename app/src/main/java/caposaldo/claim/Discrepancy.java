package caposaldo.claim;

/** What is wrong with goods that came. */
public enum Discrepancy {
    SHORTAGE,
    SURPLUS,
    DAMAGE,
    /** A shortage of one product and a surplus of another in its place. */
    MISGRADE;

    /** When it was found. */
    public enum Discovered {
        /** The proof of delivery says so: it was not accepted, and so it was never invoiced. */
        AT_PROOF,
        /** In what had been accepted, and so invoiced. */
        LATER
    }
}
