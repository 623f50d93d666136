package caposaldo.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Whoever an OpenID provider vouches for is the user of ours with the same address, when the provider has verified it.
 * Nobody is made a user by it: the administrator invites.
 */
@Component
class HouseUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService provider = new OidcUserService();
    private final UserQueries users;

    HouseUsers(UserQueries users) {
        this.users = users;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var person = provider.loadUser(request);
        if (person.getEmail() == null || !Boolean.TRUE.equals(person.getEmailVerified())) {
            throw new OAuth2AuthenticationException("email_not_verified");
        }
        var login = users.loginOf(person.getEmail()).orElseThrow(() -> new OAuth2AuthenticationException("not_a_user"));
        return new HouseUser(person, login);
    }

    /** Is called as everywhere in the house, not as the provider calls the person. */
    private static final class HouseUser extends DefaultOidcUser {

        private static final long serialVersionUID = 1;

        private final String login;

        HouseUser(OidcUser person, String login) {
            super(person.getAuthorities(), person.getIdToken(), person.getUserInfo());
            this.login = login;
        }

        @Override
        public String getName() {
            return login;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return super.equals(other) && other instanceof HouseUser user && login.equals(user.login);
        }

        @Override
        public int hashCode() {
            return login.hashCode();
        }
    }
}
