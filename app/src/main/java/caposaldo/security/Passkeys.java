package caposaldo.security;

import caposaldo.kernel.Missing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A user's passkeys; they are registered and used through Spring Security's own addresses. */
@Component
public class Passkeys {

    /** @param id base64url */
    public record Passkey(String id, String label, Instant created, Instant lastUsed) {}

    private final PublicKeyCredentialUserEntityRepository owners;
    private final UserCredentialRepository keys;

    Passkeys(PublicKeyCredentialUserEntityRepository owners, UserCredentialRepository keys) {
        this.owners = owners;
        this.keys = keys;
    }

    public List<Passkey> of(String login) {
        return records(login).stream()
                .map(k -> new Passkey(
                        k.getCredentialId().toBase64UrlString(), k.getLabel(), k.getCreated(), k.getLastUsed()))
                .toList();
    }

    /** @throws Missing when the user has no such key */
    @Transactional
    public void remove(String login, String id) {
        keys.delete(records(login).stream()
                .map(CredentialRecord::getCredentialId)
                .filter(k -> k.toBase64UrlString().equals(id))
                .findFirst()
                .orElseThrow(() -> new Missing("passkey " + id)));
    }

    /** For who lost the device: none of them opens the door any more. */
    @Transactional
    public void removeAll(String login) {
        records(login).stream().<Bytes>map(CredentialRecord::getCredentialId).forEach(keys::delete);
    }

    private List<CredentialRecord> records(String login) {
        return Optional.ofNullable(owners.findByUsername(login))
                .map(owner -> keys.findByUserId(owner.getId()))
                .orElse(List.of());
    }
}
