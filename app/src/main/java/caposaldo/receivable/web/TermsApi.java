package caposaldo.receivable.web;

import static caposaldo.receivable.web.ApiModel.required;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.AgreeTerms;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Terms of payment for programs. */
@RestController
@RequestMapping("/api/v1/clients/{id:\\d+}/terms")
class TermsApi {

    /** @param monthEnd after the days to the end of that month */
    record TermsBody(
            LocalDate from,
            int days,
            boolean monthEnd,
            @Nullable String note,
            String by) {

        static TermsBody of(AgreeTerms.Agreed agreed) {
            return new TermsBody(
                    agreed.from(), agreed.terms().days(), agreed.terms().monthEnd(), agreed.note(), agreed.by());
        }
    }

    /** @param note where it was agreed; needed above 60 days */
    record NewTerms(
            @Nullable Integer days,
            @Nullable Boolean monthEnd,
            @Nullable String note) {}

    private final AgreeTerms agree;

    TermsApi(AgreeTerms agree) {
        this.agree = agree;
    }

    @GetMapping
    List<TermsBody> terms(@PathVariable long id, AccessScope scope) {
        return agree.of(scope, new ClientId(id)).stream().map(TermsBody::of).toList();
    }

    /** What holds from that day on, in the place of what was agreed from it before. */
    @PutMapping("/{from}")
    List<TermsBody> agree(
            @PathVariable long id, @PathVariable LocalDate from, @RequestBody NewTerms wanted, AccessScope scope) {
        scope.require(Right.CREDIT_GIVE);
        agree.agree(
                scope,
                new ClientId(id),
                from,
                required(wanted.days(), "days"),
                Boolean.TRUE.equals(wanted.monthEnd()),
                wanted.note());
        return terms(id, scope);
    }

    @DeleteMapping("/{from}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable long id, @PathVariable LocalDate from, AccessScope scope) {
        scope.require(Right.CREDIT_GIVE);
        agree.takeBack(scope, new ClientId(id), from);
    }
}
