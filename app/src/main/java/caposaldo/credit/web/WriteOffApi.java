package caposaldo.credit.web;

import static caposaldo.credit.web.CreditBodies.required;

import caposaldo.credit.WriteOff;
import caposaldo.credit.WriteOffDebt;
import caposaldo.credit.WriteOffs;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is written off, for programs; the list is {@code /api/v1/credit/write-offs}. */
@RestController
@RequestMapping("/api/v1/credit/write-offs")
class WriteOffApi {

    /**
     * @param requestId the request that waits for a decision, or was decided
     * @param creditId what was posted
     */
    record WriteOffBody(
            long id,
            long debtId,
            String debt,
            long clientId,
            BigDecimal amount,
            String reason,
            WriteOff.State state,
            String askedBy,
            LocalDate askedOn,
            @Nullable Long requestId,
            @Nullable Long creditId) {

        static WriteOffBody of(WriteOff read) {
            return new WriteOffBody(
                    read.id(),
                    read.debt().value(),
                    read.debtNumber(),
                    read.client().value(),
                    read.amount().amount(),
                    read.reason(),
                    read.state(),
                    read.askedBy(),
                    read.askedOn(),
                    read.request().orElse(null),
                    read.credit().map(LedgerItemId::value).orElse(null));
        }
    }

    record NewWriteOff(
            @Nullable Long debtId,
            @Nullable BigDecimal amount,
            @Nullable String reason) {}

    private final WriteOffDebt writeOff;
    private final WriteOffs writeOffs;
    private final LedgerCurrency currency;

    WriteOffApi(WriteOffDebt writeOff, WriteOffs writeOffs, LedgerCurrency currency) {
        this.writeOff = writeOff;
        this.writeOffs = writeOffs;
        this.currency = currency;
    }

    @GetMapping("/{id:\\d+}")
    WriteOffBody one(@PathVariable long id, AccessScope scope) {
        return WriteOffBody.of(writeOffs.get(scope, id));
    }

    /** Done at once where the own rights are enough, else asked for. */
    @PostMapping
    ResponseEntity<WriteOffBody> ask(@RequestBody NewWriteOff wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var made = writeOff.ask(
                scope,
                new LedgerItemId(required(wanted.debtId(), "debtId")),
                currency.exact(required(wanted.amount(), "amount"), "amount"),
                Objects.requireNonNullElse(wanted.reason(), ""));
        return ResponseEntity.created(URI.create("/api/v1" + WriteOff.path(made)))
                .body(one(made, scope));
    }
}
