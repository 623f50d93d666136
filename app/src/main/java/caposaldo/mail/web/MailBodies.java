package caposaldo.mail.web;

import caposaldo.account.ClientPeople.ContactRole;
import caposaldo.kernel.Invalid;
import caposaldo.mail.Mail;
import caposaldo.mail.ProposeMail;
import caposaldo.mail.Recipient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What programs send and get of mails. */
final class MailBodies {

    private MailBodies() {}

    record RecipientBody(@Nullable String name, @Nullable String address) {

        Recipient recipient() {
            if (address == null) {
                throw Invalid.field("to", "web.api.missing");
            }
            return new Recipient(name, address);
        }

        static RecipientBody of(Recipient recipient) {
            return new RecipientBody(recipient.name(), recipient.address());
        }
    }

    /** @param paper where the record stands, as in {@code /deliveries/12} */
    record MailWanted(
            @Nullable String paper,
            @Nullable List<RecipientBody> to,
            @Nullable String subject,
            @Nullable String text) {}

    record MailChange(@Nullable Integer version) {}

    record CandidateBody(
            @Nullable String name,
            @Nullable String address,
            @Nullable ContactRole role,
            boolean proposed) {}

    record FileBody(String name, String mediaType, int bytes) {}

    /** @param canBeSent whether a server is set */
    record ProposalBody(
            String paper,
            String title,
            long clientId,
            String language,
            List<CandidateBody> candidates,
            String subject,
            String text,
            List<FileBody> enclosures,
            boolean canBeSent) {

        static ProposalBody of(ProposeMail.Proposal proposal, boolean canBeSent) {
            return new ProposalBody(
                    proposal.paper(),
                    proposal.title(),
                    proposal.client().value(),
                    proposal.language(),
                    proposal.candidates().stream()
                            .map(candidate -> new CandidateBody(
                                    candidate.recipient().name(),
                                    candidate.recipient().address(),
                                    candidate.role(),
                                    candidate.proposed()))
                            .toList(),
                    proposal.subject(),
                    proposal.text(),
                    proposal.enclosures().stream()
                            .map(file -> new FileBody(file.name(), file.mediaType(), file.content().length))
                            .toList(),
                    canBeSent);
        }
    }

    record MailBody(
            long id,
            String paper,
            long clientId,
            Mail.State state,
            String messageId,
            List<RecipientBody> to,
            String subject,
            String text,
            List<Mail.Attached> enclosures,
            Instant askedAt,
            Instant leavesAt,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable String failure,
            int version) {

        static MailBody of(Mail mail) {
            return new MailBody(
                    mail.id().value(),
                    mail.paper(),
                    mail.client().value(),
                    mail.state(),
                    mail.messageId(),
                    mail.to().stream().map(RecipientBody::of).toList(),
                    mail.subject(),
                    mail.text(),
                    mail.enclosures(),
                    mail.askedAt(),
                    mail.leavesAt(),
                    mail.attempts(),
                    mail.sentAt(),
                    mail.failure(),
                    mail.version());
        }
    }
}
