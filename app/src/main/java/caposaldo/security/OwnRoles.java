package caposaldo.security;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;

/** An administrator sees no client until he gives himself a role for it, as the first one of a house has to. */
public final class OwnRoles {

    private OwnRoles() {}

    /** The page where such a person chooses them; empty for everybody else. */
    public static String wantedBy(AccessScope scope) {
        return scope.may(Right.USER_EDIT) && !scope.may(Right.CLIENT_READ) ? "/users/" + scope.userId() : "";
    }
}
