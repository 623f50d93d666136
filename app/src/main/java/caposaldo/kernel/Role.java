package caposaldo.kernel;

import static caposaldo.kernel.Right.*;

import java.util.EnumSet;
import java.util.Set;

/** The roles of the job papers, each with what it may do; a position carries one, a user may be given more. */
public enum Role {
    KAM(
            CLIENT_READ,
            CLIENT_EDIT,
            SALES_READ,
            RECEIVABLE_READ,
            RECEIVABLE_COLLECT,
            MARGIN_READ,
            ITEM_READ,
            SAMPLE_LEND,
            PEOPLE_READ,
            EXPORT),
    HEAD_OF_SALES(
            CLIENT_READ,
            CLIENT_EDIT,
            CLIENT_ASSIGN,
            SALES_READ,
            RECEIVABLE_READ,
            RECEIVABLE_COLLECT,
            MARGIN_READ,
            ITEM_READ,
            SAMPLE_LEND,
            PRICE_AGREE,
            PEOPLE_READ,
            ABSENCE_ORDER,
            APPOINT_RECOMMEND,
            IMPORT_RUN,
            RULES_EDIT,
            EXPORT),
    COMMERCIAL_DIRECTOR(
            ALL_CLIENTS,
            CLIENT_READ,
            CLIENT_EDIT,
            CLIENT_ASSIGN,
            SALES_READ,
            RECEIVABLE_READ,
            RECEIVABLE_COLLECT,
            MARGIN_READ,
            ITEM_READ,
            SAMPLE_LEND,
            PRICE_EDIT,
            PRICE_AGREE,
            PEOPLE_READ,
            ABSENCE_ORDER,
            APPOINT_RECOMMEND,
            IMPORT_RUN,
            RULES_EDIT,
            EXPORT),
    CEO(
            ALL_CLIENTS,
            CLIENT_READ,
            SALES_READ,
            RECEIVABLE_READ,
            MARGIN_READ,
            ITEM_READ,
            PEOPLE_READ,
            ABSENCE_ORDER,
            APPOINT_SIGN,
            AUDIT_READ,
            EXPORT),
    SALES_SUPPORT(
            ALL_CLIENTS,
            CLIENT_READ,
            CLIENT_EDIT,
            SALES_READ,
            RECEIVABLE_READ,
            ITEM_READ,
            ITEM_EDIT,
            SAMPLE_LEND,
            PRICE_EDIT,
            IMPORT_RUN,
            EXPORT),
    FINANCE(
            ALL_CLIENTS,
            CLIENT_READ,
            SALES_READ,
            RECEIVABLE_READ,
            RECEIVABLE_COLLECT,
            RECEIVABLE_POST,
            MARGIN_READ,
            ITEM_READ,
            COST_EDIT,
            VAT_EDIT,
            IMPORT_RUN,
            EXPORT),
    MERCHANDISER(CLIENT_READ, ITEM_READ, SAMPLE_LEND),
    HR(PEOPLE_READ, PEOPLE_EDIT),
    LEGAL(ALL_CLIENTS, CLIENT_READ, RECEIVABLE_READ, PEOPLE_READ),
    PLANNING(
            ALL_CLIENTS,
            CLIENT_READ,
            SALES_READ,
            RECEIVABLE_READ,
            MARGIN_READ,
            ITEM_READ,
            COST_EDIT,
            PRICE_EDIT,
            RULES_EDIT,
            EXPORT),
    AUDITOR(ALL_CLIENTS, CLIENT_READ, SALES_READ, RECEIVABLE_READ, MARGIN_READ, ITEM_READ, PEOPLE_READ, AUDIT_READ),
    ADMINISTRATOR(PEOPLE_READ, PEOPLE_EDIT, USER_EDIT, IMPORT_RUN, AUDIT_READ);

    private final Set<Right> rights;

    Role(Right... rights) {
        var all = EnumSet.noneOf(Right.class);
        all.addAll(Set.of(rights));
        this.rights = all;
    }

    public Set<Right> rights() {
        return Set.copyOf(rights);
    }
}
