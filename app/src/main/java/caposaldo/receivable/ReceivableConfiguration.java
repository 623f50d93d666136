package caposaldo.receivable;

import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import org.jooq.ExecuteListenerProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Where the pages of this room stand in the house. */
@Configuration(proxyBeanMethods = false)
class ReceivableConfiguration {

    @Bean
    static RailEntry receivablesInTheRail() {
        return new RailEntry(
                RailEntry.Section.MONEY, 10, "receivable.title", "/receivables", Right.RECEIVABLE_READ.key());
    }

    /** After Spring's own, whose exception it replaces. */
    @Bean
    @Order(1)
    static ExecuteListenerProvider frozenLedgerSaid() {
        var listener = new FrozenLedgerSaid();
        return () -> listener;
    }

    @Bean
    static AuditSubject ledgerItemSubject() {
        return new AuditSubject("receivable.ledger_item", "receivable.subject.item", "/receivables/items/{id}");
    }

    @Bean
    static AuditSubject disputeSubject() {
        return new AuditSubject("receivable.dispute", "receivable.subject.dispute", "/receivables/items/{id}");
    }

    @Bean
    static AuditSubject interestChargeSubject() {
        return new AuditSubject("receivable.interest_charge", "receivable.subject.charge", "/receivables/items/{id}");
    }

    @Bean
    static AuditSubject interestLawSubject() {
        return new AuditSubject("receivable.interest_law", "receivable.subject.law", "");
    }

    @Bean
    static AuditSubject paymentTermsSubject() {
        return new AuditSubject("receivable.payment_terms", "receivable.subject.terms", "");
    }

    @Bean
    static AuditSubject promiseSubject() {
        return new AuditSubject("receivable.promise", "receivable.subject.promise", "/receivables/promises/{id}");
    }

    @Bean
    static AuditSubject rateDifferenceSubject() {
        return new AuditSubject(
                "receivable.rate_difference", "receivable.subject.difference", "/receivables/items/{id}");
    }

    @Bean
    static AuditSubject allocationSubject() {
        return new AuditSubject("receivable.allocation", "receivable.subject.allocation", "/receivables/items/{id}");
    }
}
