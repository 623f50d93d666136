package caposaldo.account.web;

import caposaldo.account.ClientId;
import caposaldo.account.Duplicates;
import caposaldo.account.FindDuplicates;
import caposaldo.account.MergeClients;
import caposaldo.account.MergeField;
import caposaldo.account.Merges;
import caposaldo.account.UndoMerge;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.web.IfMatch;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Duplicates and merges for programs; the queue and the merges made are the twins of their lists. */
@RestController
@RequestMapping("/api/v1/clients")
@Tag(name = "Duplicates")
class DuplicateApi {

    private final FindDuplicates find;
    private final Duplicates duplicates;
    private final Merges merges;
    private final MergeClients merge;
    private final UndoMerge undo;

    DuplicateApi(FindDuplicates find, Duplicates duplicates, Merges merges, MergeClients merge, UndoMerge undo) {
        this.find = find;
        this.duplicates = duplicates;
        this.merges = merges;
        this.merge = merge;
        this.undo = undo;
    }

    /** Begins a search in the background, or names the one that runs. */
    @PostMapping("/duplicates/searches")
    ResponseEntity<ApiModel.SearchBody> search(AccessScope scope) {
        var begun = find.start(scope);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/clients/duplicates/searches/" + begun.id()))
                .body(ApiModel.SearchBody.of(begun));
    }

    @GetMapping("/duplicates/searches/{search}")
    ApiModel.SearchBody search(@PathVariable long search, AccessScope scope) {
        return ApiModel.SearchBody.of(find.get(scope, search));
    }

    @GetMapping("/duplicates/{pair:\\d+}")
    ResponseEntity<ApiModel.PairBody> pair(@PathVariable long pair, AccessScope scope) {
        var found = duplicates.get(scope, pair);
        return ResponseEntity.ok().eTag(IfMatch.tag(found.version())).body(ApiModel.PairBody.of(found));
    }

    @PostMapping("/duplicates/{pair:\\d+}/apart")
    ResponseEntity<ApiModel.PairBody> keepApart(
            @PathVariable long pair,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ApiModel.Decision decision,
            AccessScope scope) {
        duplicates.keepApart(scope, pair, IfMatch.version(ifMatch, decision.version()));
        return pair(pair, scope);
    }

    @PostMapping("/duplicates/{pair:\\d+}/reopening")
    ResponseEntity<ApiModel.PairBody> reopen(
            @PathVariable long pair,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ApiModel.Decision decision,
            AccessScope scope) {
        duplicates.reopen(scope, pair, IfMatch.version(ifMatch, decision.version()));
        return pair(pair, scope);
    }

    @PostMapping("/merges")
    ResponseEntity<ApiModel.MergeBody> merge(@RequestBody ApiModel.NewMerge wanted, AccessScope scope) {
        var made = merge.merge(
                scope,
                new MergeClients.Merge(
                        new ClientId(ApiModel.given(wanted.keptId(), "keptId")),
                        ApiModel.given(wanted.keptVersion(), "keptVersion"),
                        new ClientId(ApiModel.given(wanted.mergedId(), "mergedId")),
                        ApiModel.given(wanted.mergedVersion(), "mergedVersion"),
                        taken(Objects.requireNonNullElse(wanted.take(), List.of()))));
        return ResponseEntity.created(URI.create("/api/v1/clients/merges/" + made))
                .body(made(made, scope));
    }

    private static Set<MergeField> taken(List<String> fields) {
        var taken = EnumSet.noneOf(MergeField.class);
        for (var field : fields) {
            taken.add(MergeField.called(field).orElseThrow(() -> Invalid.field("take", "web.invalid.choice")));
        }
        return taken;
    }

    @GetMapping("/merges/{merge:\\d+}")
    ApiModel.MergeBody made(@PathVariable("merge") long made, AccessScope scope) {
        return ApiModel.MergeBody.of(merges.get(scope, made));
    }

    @PostMapping("/merges/{merge:\\d+}/undoing")
    ApiModel.MergeBody undo(@PathVariable("merge") long made, AccessScope scope) {
        undo.undo(scope, made);
        return made(made, scope);
    }
}
