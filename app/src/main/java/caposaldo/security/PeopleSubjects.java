package caposaldo.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the trail names what the room of people keeps: it stands below, and cannot say so itself. */
@Configuration(proxyBeanMethods = false)
class PeopleSubjects {

    @Bean
    static AuditSubject personSubject() {
        return new AuditSubject("people.person", "people.subject.person", "/people/{id}");
    }

    @Bean
    static AuditSubject positionSubject() {
        return new AuditSubject("people.job_position", "people.subject.position", "/people/positions/{id}");
    }

    @Bean
    static AuditSubject appointmentSubject() {
        return new AuditSubject("people.appointment", "people.subject.appointment", "");
    }

    @Bean
    static AuditSubject absenceSubject() {
        return new AuditSubject("people.absence", "people.subject.absence", "/absences/{id}");
    }

    @Bean
    static AuditSubject handoverSubject() {
        return new AuditSubject("people.handover_line", "people.subject.handover", "");
    }

    @Bean
    static AuditSubject staffOrderSubject() {
        return new AuditSubject("people.staff_order", "people.subject.order", "/people/orders/{id}");
    }

    @Bean
    static AuditSubject departmentSubject() {
        return new AuditSubject("people.department", "people.subject.department", "");
    }

    @Bean
    static AuditSubject companySubject() {
        return new AuditSubject("people.company", "people.subject.company", "");
    }
}
