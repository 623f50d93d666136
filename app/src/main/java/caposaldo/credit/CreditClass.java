package caposaldo.credit;

/** How far a client is trusted, A the most; rules may differ by it. */
public enum CreditClass {
    A,
    B,
    C,
    D
}
