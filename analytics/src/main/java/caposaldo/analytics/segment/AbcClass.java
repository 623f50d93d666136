package caposaldo.analytics.segment;

/**
 * The class of a client by the share that those before it bring. Taking the share <em>before</em>
 * the row makes the largest client an A whatever it brings.
 */
public enum AbcClass {
    A,
    B,
    C,
    /** Brings less than nothing: outside the base that shares are taken of. */
    D
}
