package caposaldo.approval;

/**
 * Something a room lets ask for; each room names its own as a bean.
 *
 * @param kind the room's name for it; its words are the message {@code <kind>.asked}
 */
public record ApprovalKind(String kind) {

    /** Its words. */
    public static String message(String kind) {
        return kind + ".asked";
    }
}
