package caposaldo.security.web;

import caposaldo.kernel.Right;
import caposaldo.security.ApiTokens;
import caposaldo.web.Form;
import java.util.List;
import java.util.Set;

/**
 * @param issued the token just made, shown this once; empty otherwise
 * @param own what the user may give on
 * @param chosen what is ticked in the form
 */
public record TokensPage(List<ApiTokens.Listed> tokens, String issued, Form form, List<Right> own, Set<Right> chosen) {}
