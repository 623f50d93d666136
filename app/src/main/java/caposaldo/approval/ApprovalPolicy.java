package caposaldo.approval;

/**
 * How those who may decide something are asked.
 *
 * @param kind the room's name for what is asked
 * @param version for noticing a change made in the meantime; 0 where nothing is written yet
 */
public record ApprovalPolicy(String kind, Manner manner, int version) {

    public enum Manner {
        /** One after the other along the reporting line; final is what the last one says. */
        SEQUENCE,
        /** All of them at once; final is the last yes of them all. */
        ALL,
        /** At once all above whose word is the last; the first word decides. */
        FIRST;

        boolean isTogether() {
            return this != SEQUENCE;
        }
    }
}
