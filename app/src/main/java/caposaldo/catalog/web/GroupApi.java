package caposaldo.catalog.web;

import static caposaldo.catalog.web.ApiModel.required;

import caposaldo.catalog.ItemGroups;
import caposaldo.catalog.KeepGroups;
import caposaldo.db.AccessScope;
import caposaldo.web.Slice;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Product groups for programs; the products of one are {@code GET /api/v1/products/groups/{id}/items}. */
@RestController
@RequestMapping("/api/v1/products/groups")
class GroupApi {

    private final ItemGroups groups;
    private final KeepGroups keep;

    GroupApi(ItemGroups groups, KeepGroups keep) {
        this.groups = groups;
        this.keep = keep;
    }

    @GetMapping
    Slice<ApiModel.GroupBody> groups(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            AccessScope scope) {
        return Slice.of(
                after,
                limit,
                (key, most) -> groups.after(scope, key, most),
                ItemGroups.Group::id,
                ApiModel.GroupBody::of);
    }

    @GetMapping("/{id:\\d+}")
    ApiModel.GroupBody group(@PathVariable long id, AccessScope scope) {
        return ApiModel.GroupBody.of(groups.get(scope, id));
    }

    @PostMapping
    ResponseEntity<ApiModel.GroupBody> add(@RequestBody ApiModel.GroupChange wanted, AccessScope scope) {
        var id = keep.add(scope, required(wanted.code(), "code"), required(wanted.name(), "name"), wanted.parentId());
        return ResponseEntity.created(URI.create("/api/v1/products/groups/" + id))
                .body(group(id, scope));
    }

    /** Name and place at once; a group without a parent lies at the top. */
    @PutMapping("/{id:\\d+}")
    ApiModel.GroupBody change(@PathVariable long id, @RequestBody ApiModel.GroupChange wanted, AccessScope scope) {
        keep.change(
                scope, id, required(wanted.version(), "version"), required(wanted.name(), "name"), wanted.parentId());
        return group(id, scope);
    }

    @DeleteMapping("/{id:\\d+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id, @RequestParam int version, AccessScope scope) {
        keep.remove(scope, id, version);
    }
}
