package caposaldo.credit;

import caposaldo.kernel.Money;

/**
 * What could be lost on a client: the one sum that every document, page and list uses. Each part is 0 or more.
 *
 * @param owed open debts, gross
 * @param delivered and not invoiced
 * @param confirmed and not delivered
 * @param asked the document in question
 * @param unapplied money and credit notes that are not set against a debt
 * @param cover insurance, guarantee or pledge in force
 */
public record Exposure(Money owed, Money delivered, Money confirmed, Money asked, Money unapplied, Money cover) {

    /** Negative when the client paid ahead or more is covered than owed. */
    public Money total() {
        return withoutCover().minus(cover);
    }

    public Money withoutCover() {
        return owed.plus(delivered).plus(confirmed).plus(asked).minus(unapplied);
    }

    /** The same with less owed. */
    Exposure paid(Money amount) {
        return new Exposure(owed.minus(amount), delivered, confirmed, asked, unapplied, cover);
    }

    /** The same with another document in question. */
    public Exposure asking(Money amount) {
        return new Exposure(owed, delivered, confirmed, amount, unapplied, cover);
    }
}
