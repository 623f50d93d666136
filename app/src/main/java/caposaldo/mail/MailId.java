package caposaldo.mail;

import caposaldo.kernel.Missing;

/** Names one mail. */
public record MailId(long value) {

    public MailId {
        if (value <= 0) {
            throw new Missing("mail " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/mails/" + value;
    }
}
