package caposaldo.account.web;

import caposaldo.account.AssignClients;
import caposaldo.account.Assignments;
import caposaldo.account.ClientHistory;
import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.account.KeepClient;
import caposaldo.db.AccessScope;
import caposaldo.security.AuditTrail;
import caposaldo.web.IfMatch;
import caposaldo.web.Ui;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Clients for programs; the list is the twin of {@code /clients}. */
@RestController
@RequestMapping("/api/v1/clients")
@Tag(name = "Clients")
class ClientApi {

    /** @param next what to send as {@code before} for the entries before these; null at the end */
    record HistoryBody(
            List<AuditTrail.Entry> items, @Nullable Long next) {}

    private final Clients clients;
    private final KeepClient keep;
    private final Assignments assignments;
    private final AssignClients assign;
    private final ClientHistory history;

    ClientApi(Clients clients, KeepClient keep, Assignments assignments, AssignClients assign, ClientHistory history) {
        this.clients = clients;
        this.keep = keep;
        this.assignments = assignments;
        this.assign = assign;
        this.history = history;
    }

    /** A merged client answers with the address of the one it became. */
    @GetMapping("/{id:\\d+}")
    ResponseEntity<ApiModel.ClientBody> get(@PathVariable long id, AccessScope scope) {
        var client = new ClientId(id);
        return clients.movedTo(scope, client)
                .map(kept -> ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                        .location(URI.create("/api/v1" + kept.path()))
                        .<ApiModel.ClientBody>build())
                .orElseGet(() -> read(client, scope));
    }

    private ResponseEntity<ApiModel.ClientBody> read(ClientId id, AccessScope scope) {
        var client = clients.get(scope, id);
        return ResponseEntity.ok().eTag(IfMatch.tag(client.version())).body(ApiModel.ClientBody.of(client));
    }

    @PostMapping
    ResponseEntity<ApiModel.ClientBody> add(@RequestBody ApiModel.ClientWritten written, AccessScope scope, Ui ui) {
        var id = keep.add(scope, written.facts(), written.portfolioId(), ui.t("account.why.new"));
        var client = clients.get(scope, id);
        return ResponseEntity.created(URI.create("/api/v1" + id.path()))
                .eTag(IfMatch.tag(client.version()))
                .body(ApiModel.ClientBody.of(client));
    }

    @PutMapping("/{id:\\d+}")
    ResponseEntity<ApiModel.ClientBody> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ApiModel.ClientWritten written,
            AccessScope scope) {
        var client = new ClientId(id);
        keep.change(scope, client, IfMatch.version(ifMatch, written.version()), written.facts());
        return read(client, scope);
    }

    /** Out of the daily lists; it stays in every sum. */
    @PostMapping("/{id:\\d+}/archiving")
    ResponseEntity<ApiModel.ClientBody> archive(@PathVariable long id, AccessScope scope) {
        keep.archive(scope, new ClientId(id));
        return read(new ClientId(id), scope);
    }

    @PostMapping("/{id:\\d+}/restoring")
    ResponseEntity<ApiModel.ClientBody> restore(@PathVariable long id, AccessScope scope) {
        keep.restore(scope, new ClientId(id));
        return read(new ClientId(id), scope);
    }

    @GetMapping("/{id:\\d+}/assignments")
    List<ApiModel.AssignmentBody> assignments(@PathVariable long id, AccessScope scope) {
        return assignments.of(scope, new ClientId(id)).stream()
                .map(ApiModel.AssignmentBody::of)
                .toList();
    }

    @PostMapping("/{id:\\d+}/assignments")
    ResponseEntity<List<ApiModel.AssignmentBody>> assign(
            @PathVariable long id, @RequestBody ApiModel.NewAssignment wanted, AccessScope scope) {
        assign.assign(
                scope,
                List.of(id),
                ApiModel.given(wanted.portfolioId(), "portfolioId"),
                ApiModel.given(wanted.from(), "from"),
                wanted.why() == null ? "" : wanted.why());
        // Whoever gave the client to another line no longer sees it.
        return clients.withIds(scope, List.of(id)).isEmpty()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.CREATED).body(assignments(id, scope));
    }

    /** Takes back one that has not begun. */
    @DeleteMapping("/{id:\\d+}/assignments/{assignment:\\d+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long id, @PathVariable long assignment, AccessScope scope) {
        assign.cancel(scope, new ClientId(id), assignment);
    }

    @GetMapping("/{id:\\d+}/history")
    HistoryBody history(
            @PathVariable long id,
            @RequestParam(defaultValue = "ALL") ClientHistory.HistoryPart what,
            @RequestParam(required = false) @Nullable Long before,
            AccessScope scope) {
        var page = history.of(
                scope, new ClientId(id), what, before == null ? OptionalLong.empty() : OptionalLong.of(before));
        return new HistoryBody(
                page.entries(), page.next().isPresent() ? page.next().getAsLong() : null);
    }
}
