package caposaldo.mail.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.mail.Mail;
import caposaldo.mail.Recipient;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A mail: what it says, to whom, and what became of it. */
public record MailPage(Mail mail, boolean mayTakeBack, boolean mayTryAgain) {

    private static final int KILOBYTE = 1024;

    static MailPage of(AccessScope scope, Mail mail) {
        var may = scope.may(Right.MAIL_SEND);
        return new MailPage(
                mail,
                may && mail.state().mayBecome(Mail.State.TAKEN_BACK),
                may && mail.state().mayBecome(Mail.State.WAITING));
    }

    public static Chip chip(Mail.State state, Ui ui) {
        var said = ui.t("mail.mails.state." + state);
        return switch (state) {
            case WAITING -> Chip.of(said);
            case SENT -> Chip.good(said);
            case FAILED -> Chip.bad(said);
            case TAKEN_BACK -> Chip.plain(said);
        };
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("mail.mails.col.client"), mail.clientName())
                .opens(mail.client().path()));
        facts.add(Fact.of(ui.t("mail.mails.col.askedBy"), mail.askedBy()).small(ui.ago(mail.askedAt())));
        var sent = mail.sentAt();
        if (sent != null) {
            facts.add(Fact.of(ui.t("mail.sentAt"), ui.ago(sent)));
        } else if (mail.state() == Mail.State.WAITING) {
            facts.add(Fact.of(ui.t("mail.leavesAt"), ui.ago(mail.leavesAt())));
        }
        if (mail.failure() != null && sent == null) {
            facts.add(Fact.of(ui.t("mail.attempts"), ui.number(mail.attempts())).tone(Tone.BAD));
        }
        return List.copyOf(facts);
    }

    public String to() {
        return mail.to().stream().map(Recipient::written).collect(Collectors.joining(", "));
    }

    static long kilobytes(long bytes) {
        return Math.max(1, bytes / KILOBYTE);
    }

    public static String file(String name, long bytes, Ui ui) {
        return ui.t("mail.file", name, ui.number(kilobytes(bytes)));
    }
}
