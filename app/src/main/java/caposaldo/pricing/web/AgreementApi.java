package caposaldo.pricing.web;

import static caposaldo.pricing.web.PriceBodies.required;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.pricing.Agreement;
import caposaldo.pricing.Agreements;
import caposaldo.pricing.KeepAgreement;
import caposaldo.web.Slice;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Agreements with a client for programs. */
@RestController
@RequestMapping("/api/v1/clients/{id:\\d+}/prices/agreements")
class AgreementApi {

    /** @param until the last day; left out for no end */
    record AgreementBody(
            long id,
            String number,
            LocalDate from,
            @Nullable LocalDate until,
            int version) {

        static AgreementBody of(Agreement one) {
            return new AgreementBody(one.id(), one.number(), one.from(), one.until(), one.version());
        }
    }

    record NewAgreement(
            @Nullable String number,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record AgreementEnd(@Nullable LocalDate until, @Nullable Integer version) {}

    private final Agreements agreements;
    private final KeepAgreement keep;

    AgreementApi(Agreements agreements, KeepAgreement keep) {
        this.agreements = agreements;
        this.keep = keep;
    }

    @GetMapping
    Slice<AgreementBody> agreements(@PathVariable long id, AccessScope scope) {
        return new Slice<>(
                agreements.of(scope, new ClientId(id)).stream()
                        .map(AgreementBody::of)
                        .toList(),
                null);
    }

    @PostMapping
    ResponseEntity<AgreementBody> add(@PathVariable long id, @RequestBody NewAgreement wanted, AccessScope scope) {
        var client = new ClientId(id);
        var added = keep.add(
                scope, client, required(wanted.number(), "number"), required(wanted.from(), "from"), wanted.until());
        return ResponseEntity.created(URI.create("/api/v1" + client.path() + "/prices/agreements"))
                .body(AgreementBody.of(added));
    }

    @PostMapping("/{agreement:\\d+}/end")
    AgreementBody end(
            @PathVariable long id, @PathVariable long agreement, @RequestBody AgreementEnd wanted, AccessScope scope) {
        return AgreementBody.of(
                keep.end(scope, new ClientId(id), agreement, required(wanted.version(), "version"), wanted.until()));
    }
}
