package caposaldo.ubl;

/** What documents of Peppol BIS 3 say of themselves. */
public final class Peppol {

    public static final String BILLING = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    public static final String BILLING_PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
    public static final String DESPATCH_ADVICE = "urn:fdc:peppol.eu:poacc:trns:despatch_advice:3";
    public static final String DESPATCH_ADVICE_PROFILE = "urn:fdc:peppol.eu:poacc:bis:despatch_advice:3";
    public static final String ORDER_RESPONSE = "urn:fdc:peppol.eu:poacc:trns:order_response:3";
    public static final String ORDERING_PROFILE = "urn:fdc:peppol.eu:poacc:bis:ordering:3";

    private Peppol() {}
}
