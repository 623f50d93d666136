package caposaldo.kernel;

import java.util.Locale;

/** What a person may do; a page shows no action, and a use case refuses one, without its right. */
public enum Right {
    /** Sees clients of every portfolio. */
    ALL_CLIENTS,
    CLIENT_READ,
    CLIENT_EDIT,
    /** Moves clients between portfolios. */
    CLIENT_ASSIGN,
    SALES_READ,
    /** Sees cost and margin; without it neither is shown, sorted by, nor exported. */
    MARGIN_READ,
    ITEM_READ,
    ITEM_EDIT,
    /** Sets what products cost; without {@link #MARGIN_READ} it is worth nothing. */
    COST_EDIT,
    SAMPLE_LEND,
    /** Keeps price lists and the rules that choose their columns. */
    PRICE_EDIT,
    /** Agrees a price with one client (2.9). */
    PRICE_AGREE,
    /** Keeps the rates of value added tax. */
    VAT_EDIT,
    /** Sees what clients owe and what they paid. */
    RECEIVABLE_READ,
    /** Posts invoices, credit notes and payments, and allocates them. */
    RECEIVABLE_POST,
    /** Records what clients contest and what they promise to pay. */
    RECEIVABLE_COLLECT,
    /** Proposes dunning letters, sends and withdraws them (2.13). */
    DUNNING_SEND,
    /** Keeps the levels and texts of dunning. */
    DUNNING_PLAN,
    /** Sees limits, exposure and the rules that hold orders back. */
    CREDIT_READ,
    /** Asks for a limit, or to let go what a rule holds. */
    CREDIT_ASK,
    /** Gives limits as far as is written for the role, and keeps what covers them. */
    CREDIT_GIVE,
    /** Keeps the hold rules and how far each role may go. */
    CREDIT_RULES,
    /** Sees orders. */
    ORDER_READ,
    /** Enters orders, submits and cancels them. */
    ORDER_EDIT,
    /** Works on the queue of sales support: confirms and refuses lines. */
    ORDER_CONFIRM,
    /** Sees acts of discrepancy and returns. */
    CLAIM_READ,
    /** Draws up acts of discrepancy, keeps who signed them, and asks for goods to be taken back. */
    CLAIM_EDIT,
    /** Keeps within how many days a discrepancy is told, and the reasons why goods come back, and what service is. */
    CLAIM_RULES,
    /** Sees what was sent to clients by e-mail. */
    MAIL_READ,
    /** Sends documents to people of a client, and takes them back. */
    MAIL_SEND,
    PEOPLE_READ,
    PEOPLE_EDIT,
    ABSENCE_ORDER,
    APPOINT_RECOMMEND,
    APPOINT_SIGN,
    /** Keeps in what manner those who decide are asked. */
    APPROVAL_RULES,
    IMPORT_RUN,
    /** Changes rules and weights of key-account identification. */
    RULES_EDIT,
    USER_EDIT,
    AUDIT_READ,
    EXPORT;

    /** As pages and API scopes spell it: {@code client.edit}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
