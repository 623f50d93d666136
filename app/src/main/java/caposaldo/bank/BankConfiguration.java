package caposaldo.bank;

import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the pages of this room stand in the house. */
@Configuration(proxyBeanMethods = false)
class BankConfiguration {

    @Bean
    static RailEntry bankInTheRail() {
        return new RailEntry(
                RailEntry.Section.MONEY, 20, "bank.title", "/bank/statements", Right.RECEIVABLE_POST.key());
    }

    @Bean
    static AuditSubject bankAccountSubject() {
        return new AuditSubject("bank.bank_account", "bank.subject.account", "");
    }

    @Bean
    static AuditSubject statementSubject() {
        return new AuditSubject("bank.statement", "bank.subject.statement", "/bank/statements/{id}");
    }

    @Bean
    static AuditSubject bankEntrySubject() {
        return new AuditSubject("bank.entry", "bank.subject.entry", "/bank/entries/{id}");
    }

    @Bean
    static AuditSubject payerSubject() {
        return new AuditSubject("bank.payer", "bank.subject.payer", "/bank/payers/{id}");
    }
}
