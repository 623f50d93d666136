package caposaldo.analytics.segment;

/** Why a client is a key account, in numbers; a client without any reason is none. */
public sealed interface KeyReason {

    /** Brings enough by itself. */
    record Individual(double share, double threshold) implements KeyReason {}

    /** Brings so much that losing it would endanger the company. */
    record Concentration(double share, double threshold) implements KeyReason {}

    /**
     * Belongs to the smallest set that together reaches the threshold.
     *
     * @param place of the client in the set, from 1
     * @param size of the set
     * @param setShare what the set brings together
     */
    record Together(int place, int size, double setShare, double threshold) implements KeyReason {}
}
