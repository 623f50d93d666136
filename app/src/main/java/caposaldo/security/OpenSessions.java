package caposaldo.security;

import caposaldo.kernel.Missing;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where a user is signed in. Sessions live in the database: every process sees them, and a restart ends none. */
@Component
public class OpenSessions {

    /**
     * @param key names the session to its owner without giving it away
     * @param agent how the browser called itself
     * @param here whether it is the one asking
     */
    public record Open(String key, String agent, String address, Instant since, Instant lastSeen, boolean here) {}

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    OpenSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** The latest seen first. */
    public List<Open> of(String login, String here) {
        return sessions.findByPrincipalName(login).values().stream()
                .filter(s -> !s.isExpired())
                .map(s -> new Open(
                        key(s.getId()),
                        attribute(s, SessionStart.AGENT),
                        attribute(s, SessionStart.ADDRESS),
                        s.getCreationTime(),
                        s.getLastAccessedTime(),
                        s.getId().equals(here)))
                .sorted(Comparator.comparing(Open::lastSeen).reversed())
                .toList();
    }

    /** @throws Missing when the user has no such session */
    public void end(String login, String key) {
        var id = sessions.findByPrincipalName(login).keySet().stream()
                .filter(s -> key(s).equals(key))
                .findFirst()
                .orElseThrow(() -> new Missing("session " + key));
        sessions.deleteById(id);
    }

    /** @return how many were ended */
    public int endOthers(String login, String here) {
        var others = sessions.findByPrincipalName(login).keySet().stream()
                .filter(s -> !s.equals(here))
                .toList();
        others.forEach(sessions::deleteById);
        return others.size();
    }

    /** Everywhere: what blocking a user means at once. */
    public void endAll(String login) {
        endOthers(login, "");
    }

    private static String attribute(Session session, String name) {
        return Objects.requireNonNullElse(session.<String>getAttribute(name), "");
    }

    private static String key(String id) {
        return HexFormat.of().formatHex(Secret.hash(id), 0, 8);
    }
}
