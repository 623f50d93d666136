package caposaldo.security.web;

import caposaldo.kernel.Missing;
import caposaldo.security.SignIn;
import caposaldo.security.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One click signs in as a user of the demonstration. Outside a demonstration this class, and so its path, does not exist. */
@Controller
@ConditionalOnBooleanProperty("caposaldo.demo")
class DemoController {

    private final Users users;
    private final SignIn signIn;

    DemoController(Users users, SignIn signIn) {
        this.users = users;
        this.signIn = signIn;
    }

    /** Who can be chosen at the door. */
    List<Users.DemoUser> users() {
        return users.demoUsers();
    }

    @PostMapping("/demo/sign-in")
    String signIn(@RequestParam String login, HttpServletRequest request, HttpServletResponse response) {
        var user = users.demoUsers().stream()
                .filter(u -> u.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new Missing("demo user " + login));
        signIn.as(user.login(), request, response);
        return "redirect:/";
    }
}
