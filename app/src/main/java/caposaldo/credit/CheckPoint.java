package caposaldo.credit;

/** Where a document is stopped on its way. */
public enum CheckPoint {
    ORDER,
    DELIVERY,
    INVOICE
}
