package caposaldo.web;

/** What the pages here need and nothing besides; the security configuration sends it with every answer. */
public final class SecurityHeaders {

    public static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " manifest-src 'self'";

    private SecurityHeaders() {}
}
