package caposaldo.account.web;

import caposaldo.web.Form;

/**
 * What is open on the page of a client's people.
 *
 * @param added of the person to be added
 * @param edited whose fields are open, 0 for nobody's
 * @param edit of that person
 * @param key of a key to be added
 */
public record PeopleForms(Form added, long edited, Form edit, Form key) {

    static PeopleForms none() {
        return new PeopleForms(Form.of(ContactForm.blank()), 0, Form.blank(), Form.blank());
    }

    static PeopleForms adding(Form refused) {
        return new PeopleForms(refused, 0, Form.blank(), Form.blank());
    }

    static PeopleForms editing(long contact, Form form) {
        return new PeopleForms(Form.of(ContactForm.blank()), contact, form, Form.blank());
    }

    static PeopleForms key(Form refused) {
        return new PeopleForms(Form.of(ContactForm.blank()), 0, Form.blank(), refused);
    }

    /** Room for those there are and two more. */
    public static int channels(Form form) {
        var known = (int) form.values().keySet().stream()
                .filter(name -> name.matches("channel\\.\\d+\\.kind"))
                .count();
        return Math.min(Math.max(known + 1, 3), ContactForm.CHANNELS * 2);
    }
}
