package caposaldo.db;

/**
 * Where the database is and how both hands reach it: the owner migrates, the application works.
 *
 * @param appUser the login of the application; when it is the owner's own, connections take the role caposaldo_app
 */
public record DatabaseAddress(String url, String ownerUser, String ownerPassword, String appUser, String appPassword) {

    boolean sharesOneLogin() {
        return ownerUser.equals(appUser);
    }

    @Override
    public String toString() {
        return url;
    }
}
