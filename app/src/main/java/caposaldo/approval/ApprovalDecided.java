package caposaldo.approval;

import caposaldo.db.AccessScope;
import java.util.Optional;

/**
 * The last word on a request; told inside the transaction of the decision, so that what was asked for happens with it or
 * not at all.
 *
 * @param kind the room's name for what was asked
 * @param subject which one
 * @param approved false also when it was withdrawn or ran out
 * @param by who decided; whoever listens acts by his rights
 */
public record ApprovalDecided(String kind, String subject, boolean approved, Optional<AccessScope> by) {}
