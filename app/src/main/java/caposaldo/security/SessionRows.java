package caposaldo.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** How sessions stand in their table. */
@Configuration(proxyBeanMethods = false)
class SessionRows {

    /**
     * A session seen within the last minute is left as it stands: otherwise each look at a page would wait for the disk. It
     * may end up to a minute early, never late.
     */
    private static final String SEEN = """
            update security.spring_session s
            set session_id = n.session_id, last_access_time = n.last_access_time, max_inactive_interval = n.max_inactive_interval,
                expiry_time = n.expiry_time, principal_name = n.principal_name
            from (select ?::text as session_id, ?::bigint as last_access_time, ?::integer as max_inactive_interval,
                ?::bigint as expiry_time, ?::text as principal_name, ?::text as primary_id) n
            where s.primary_id = n.primary_id and (s.last_access_time < n.last_access_time - 60000
                or (s.session_id, s.max_inactive_interval, s.principal_name)
                    is distinct from (n.session_id, n.max_inactive_interval, n.principal_name))
            """;

    @Bean
    static SessionRepositoryCustomizer<JdbcIndexedSessionRepository> seldomWritten() {
        return sessions -> sessions.setUpdateSessionQuery(SEEN);
    }
}
