package caposaldo.security;

import caposaldo.kernel.Right;
import caposaldo.web.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the pages of this room stand in the house. */
@Configuration(proxyBeanMethods = false)
class SecurityPlaces {

    @Bean
    RailEntry usersPlace() {
        return new RailEntry(RailEntry.Section.OFFICE, 80, "security.users", "/users", Right.USER_EDIT.key());
    }

    @Bean
    RailEntry auditPlace() {
        return new RailEntry(RailEntry.Section.OFFICE, 90, "security.audit", "/audit", Right.AUDIT_READ.key());
    }

    @Bean
    FirstStep emptyStep() {
        return new FirstStep(
                90, "security.steps.empty", "security.steps.empty.said", "/users", false, Right.USER_EDIT.key());
    }

    @Bean
    AuditSubject userSubject() {
        return new AuditSubject("security.app_user", "security.subject.user", "/users/{id}");
    }

    @Bean
    AuditSubject roleSubject() {
        return new AuditSubject("security.user_role", "security.subject.role", "");
    }

    @Bean
    AuditSubject portfolioSubject() {
        return new AuditSubject("security.portfolio", "security.subject.portfolio", "");
    }

    @Bean
    AuditSubject tokenSubject() {
        return new AuditSubject("security.api_token", "security.subject.token", "");
    }

    @Bean
    AuditSubject linkSubject() {
        return new AuditSubject("security.entry_link", "security.subject.link", "");
    }
}
