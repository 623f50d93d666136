package caposaldo.account.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientKeys;
import caposaldo.account.ClientPeople;
import caposaldo.account.Clients;
import caposaldo.account.KeepContact;
import caposaldo.account.KeepSite;
import caposaldo.db.AccessScope;
import caposaldo.web.IfMatch;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People, places and keys of a client for programs. */
@RestController
@RequestMapping("/api/v1/clients/{id:\\d+}")
@Tag(name = "Clients")
class PeopleOfClientApi {

    private final Clients clients;
    private final ClientPeople people;
    private final KeepContact contacts;
    private final KeepSite sites;
    private final ClientKeys keys;

    PeopleOfClientApi(Clients clients, ClientPeople people, KeepContact contacts, KeepSite sites, ClientKeys keys) {
        this.clients = clients;
        this.people = people;
        this.contacts = contacts;
        this.sites = sites;
        this.keys = keys;
    }

    @GetMapping("/contacts")
    List<ApiModel.ContactBody> contacts(@PathVariable long id, AccessScope scope) {
        clients.check(scope, new ClientId(id));
        return people.contacts(scope, new ClientId(id)).stream()
                .map(ApiModel.ContactBody::of)
                .toList();
    }

    @PostMapping("/contacts")
    ResponseEntity<ApiModel.ContactBody> addContact(
            @PathVariable long id, @RequestBody ApiModel.ContactWritten written, AccessScope scope) {
        var client = new ClientId(id);
        var contact = contacts.add(scope, client, written.facts());
        return ResponseEntity.created(URI.create("/api/v1" + client.path() + "/contacts/" + contact))
                .body(ApiModel.ContactBody.of(people.contact(scope, client, contact)));
    }

    @GetMapping("/contacts/{contact}")
    ResponseEntity<ApiModel.ContactBody> contact(@PathVariable long id, @PathVariable long contact, AccessScope scope) {
        var found = people.contact(scope, new ClientId(id), contact);
        return ResponseEntity.ok().eTag(IfMatch.tag(found.version())).body(ApiModel.ContactBody.of(found));
    }

    @PutMapping("/contacts/{contact}")
    ResponseEntity<ApiModel.ContactBody> changeContact(
            @PathVariable long id,
            @PathVariable long contact,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ApiModel.ContactWritten written,
            AccessScope scope) {
        var version = IfMatch.version(ifMatch, written.version());
        contacts.change(scope, new ClientId(id), contact, version, written.facts());
        return contact(id, contact, scope);
    }

    @PostMapping("/contacts/{contact}/leaving")
    ResponseEntity<ApiModel.ContactBody> left(
            @PathVariable long id,
            @PathVariable long contact,
            @RequestBody ApiModel.Leaving leaving,
            AccessScope scope) {
        var day = Objects.requireNonNullElse(leaving.leftOn(), scope.date());
        contacts.leave(scope, new ClientId(id), contact, day);
        return contact(id, contact, scope);
    }

    @PostMapping("/contacts/{contact}/return")
    ResponseEntity<ApiModel.ContactBody> returned(
            @PathVariable long id, @PathVariable long contact, AccessScope scope) {
        contacts.leave(scope, new ClientId(id), contact, null);
        return contact(id, contact, scope);
    }

    @GetMapping("/sites")
    List<ApiModel.SiteBody> sites(@PathVariable long id, AccessScope scope) {
        clients.check(scope, new ClientId(id));
        return people.sites(scope, new ClientId(id)).stream()
                .map(ApiModel.SiteBody::of)
                .toList();
    }

    @PostMapping("/sites")
    ResponseEntity<ApiModel.SiteBody> addSite(
            @PathVariable long id, @RequestBody ApiModel.SiteWritten written, AccessScope scope) {
        var client = new ClientId(id);
        var site = sites.add(scope, client, written.facts());
        return ResponseEntity.created(URI.create("/api/v1" + client.path() + "/sites/" + site))
                .body(ApiModel.SiteBody.of(people.site(scope, client, site)));
    }

    @GetMapping("/sites/{site}")
    ResponseEntity<ApiModel.SiteBody> site(@PathVariable long id, @PathVariable long site, AccessScope scope) {
        var found = people.site(scope, new ClientId(id), site);
        return ResponseEntity.ok().eTag(IfMatch.tag(found.version())).body(ApiModel.SiteBody.of(found));
    }

    @PutMapping("/sites/{site}")
    ResponseEntity<ApiModel.SiteBody> changeSite(
            @PathVariable long id,
            @PathVariable long site,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ApiModel.SiteWritten written,
            AccessScope scope) {
        var version = IfMatch.version(ifMatch, written.version());
        sites.change(scope, new ClientId(id), site, version, written.facts());
        return site(id, site, scope);
    }

    @DeleteMapping("/sites/{site}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSite(@PathVariable long id, @PathVariable long site, AccessScope scope) {
        sites.remove(scope, new ClientId(id), site);
    }

    @PostMapping("/sites/{site}/restoring")
    ResponseEntity<ApiModel.SiteBody> restoreSite(@PathVariable long id, @PathVariable long site, AccessScope scope) {
        sites.restore(scope, new ClientId(id), site);
        return site(id, site, scope);
    }

    @GetMapping("/keys")
    List<ClientKeys.Key> keys(@PathVariable long id, AccessScope scope) {
        return keys.of(scope, new ClientId(id));
    }

    @PostMapping("/keys")
    ResponseEntity<ClientKeys.Key> addKey(
            @PathVariable long id, @RequestBody ApiModel.KeyWritten written, AccessScope scope) {
        var source = Objects.requireNonNullElse(written.source(), "");
        var key = Objects.requireNonNullElse(written.key(), "");
        var added = keys.add(scope, new ClientId(id), source, key);
        return ResponseEntity.status(HttpStatus.CREATED).body(new ClientKeys.Key(added, source.strip(), key.strip()));
    }

    @DeleteMapping("/keys/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeKey(@PathVariable long id, @PathVariable long key, AccessScope scope) {
        keys.remove(scope, new ClientId(id), key);
    }
}
