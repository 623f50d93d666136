package caposaldo.claim;

/** How far a return has come. */
public enum ReturnState {
    REQUESTED,
    /** The goods may be sent back. */
    AGREED,
    /** They are back; what came of each line is counted. */
    RECEIVED,
    CREDITED,
    /** It claims nothing any more; goods that came go back to the client. */
    REFUSED
}
