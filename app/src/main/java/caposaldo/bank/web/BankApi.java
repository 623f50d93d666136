package caposaldo.bank.web;

import caposaldo.account.ClientId;
import caposaldo.bank.BankEntries;
import caposaldo.bank.BankStatements;
import caposaldo.bank.DecideEntry;
import caposaldo.bank.MatchEntries;
import caposaldo.bank.Payers;
import caposaldo.bank.TakeStatements;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Bank statements for programs; the lists are {@code /api/v1/bank/statements}, {@code …/entries} and {@code …/payers}. */
@RestController
@RequestMapping("/api/v1/bank")
class BankApi {

    /** What may be done with a booking. */
    @Component
    record Acts(TakeStatements take, MatchEntries match, DecideEntry decide) {}

    private final Acts acts;
    private final BankStatements statements;
    private final BankEntries entries;
    private final Payers payers;
    private final BankBodies bodies;

    BankApi(Acts acts, BankStatements statements, BankEntries entries, Payers payers, BankBodies bodies) {
        this.acts = acts;
        this.statements = statements;
        this.entries = entries;
        this.payers = payers;
        this.bodies = bodies;
    }

    /** 201 when one of the file's statements is new, 200 when all were here already. */
    @PostMapping("/statements")
    ResponseEntity<List<BankBodies.StatementBody>> take(
            @RequestParam(required = false) @Nullable MultipartFile file, AccessScope scope) throws IOException {
        scope.require(Right.RECEIVABLE_POST);
        if (file == null) {
            throw Invalid.field("file", "bank.refused.empty");
        }
        try (var content = file.getInputStream()) {
            var taken = acts.take().take(scope, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
            var body = taken.stream()
                    .map(one -> bodies.of(statements.get(scope, one.id())))
                    .toList();
            return taken.stream().anyMatch(TakeStatements.Taken::fresh)
                    ? ResponseEntity.created(URI.create(
                                    "/api/v1/bank/statements/" + taken.getLast().id()))
                            .body(body)
                    : ResponseEntity.ok(body);
        }
    }

    @GetMapping("/statements/{id:\\d+}")
    BankBodies.StatementBody statement(@PathVariable long id, AccessScope scope) {
        return bodies.of(statements.get(scope, id));
    }

    @GetMapping("/entries/{id:\\d+}")
    BankBodies.EntryBody entry(@PathVariable long id, AccessScope scope) {
        return bodies.of(entries.get(scope, id));
    }

    @GetMapping("/entries/{id:\\d+}/proposals")
    List<BankBodies.ProposalBody> proposals(
            @PathVariable long id, @RequestParam(required = false) @Nullable Long clientId, AccessScope scope) {
        var chosen = clientId == null ? null : new ClientId(clientId);
        var entry = entries.get(scope, id);
        return acts.match().propose(scope, entry, chosen).stream()
                .map(proposal -> bodies.of(proposal, entry.amount().currency()))
                .toList();
    }

    @PostMapping("/entries/{id:\\d+}/acceptance")
    BankBodies.EntryBody accept(@PathVariable long id, @RequestBody BankBodies.Acceptance wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        acts.decide()
                .accept(
                        scope,
                        id,
                        required(wanted.version(), "version"),
                        new ClientId(required(wanted.clientId(), "clientId")),
                        BankBodies.ids(wanted.credits()),
                        bodies.shares(
                                wanted.shares(), entries.get(scope, id).amount().currency()));
        return entry(id, scope);
    }

    @PostMapping("/entries/{id:\\d+}/setting-aside")
    BankBodies.EntryBody setAside(@PathVariable long id, @RequestBody BankBodies.Aside wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        acts.decide().setAside(scope, id, required(wanted.version(), "version"), required(wanted.because(), "because"));
        return entry(id, scope);
    }

    @PostMapping("/entries/{id:\\d+}/reopening")
    BankBodies.EntryBody reopen(@PathVariable long id, @RequestBody BankBodies.Change change, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        acts.decide().reopen(scope, id, required(change.version(), "version"));
        return entry(id, scope);
    }

    @PostMapping("/matching")
    BankBodies.Matched match(AccessScope scope) {
        return new BankBodies.Matched(acts.match().matchAll(scope));
    }

    @GetMapping("/payers/{id:\\d+}")
    BankBodies.PayerBody payer(@PathVariable long id, AccessScope scope) {
        return BankBodies.PayerBody.of(payers.get(scope, id));
    }

    @DeleteMapping("/payers/{id:\\d+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable long id, AccessScope scope) {
        payers.forget(scope, id);
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }
}
