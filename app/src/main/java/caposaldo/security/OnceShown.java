package caposaldo.security;

import jakarta.servlet.http.HttpServletRequest;

/** A secret in an answer, shown this once: the copy kept for a repeated request holds its beginning only. */
public final class OnceShown {

    private static final String ATTRIBUTE = OnceShown.class.getName();
    private static final int BEGINNING = 10;

    private OnceShown() {}

    /** To be called by whoever answers the request with the secret. */
    public static void in(HttpServletRequest request, String secret) {
        request.setAttribute(ATTRIBUTE, secret);
    }

    static String withheld(HttpServletRequest request, String body) {
        return request.getAttribute(ATTRIBUTE) instanceof String secret
                ? body.replace(secret, secret.substring(0, BEGINNING) + "…")
                : body;
    }
}
