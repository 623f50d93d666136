package caposaldo.security.web;

import caposaldo.security.Users;
import caposaldo.web.Form;
import java.util.List;
import java.util.Optional;

/**
 * @param seconds until the next try counts; 0 when it counts at once
 * @param said the end of a message key, for who was sent here with a word
 * @param providers who else may vouch for a person; empty when none is configured
 * @param demo the demonstration's users; empty outside one
 */
public record SignInPage(
        Form form,
        long seconds,
        boolean failed,
        Optional<String> said,
        List<Link> providers,
        List<Users.DemoUser> demo) {

    /** A provider by name and where its sign-in begins. */
    public record Link(String name, String path) {}
}
