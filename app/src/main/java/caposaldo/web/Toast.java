package caposaldo.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One sentence about what was just done, with its way back.
 *
 * @param undo path to POST to, empty when there is no way back
 */
public record Toast(String text, String undo) implements Serializable {

    static final String ATTRIBUTE = Toast.class.getName();

    public Toast(String text) {
        this(text, "");
    }

    /** Shown by the page that follows a redirect. */
    public void after(RedirectAttributes redirect) {
        redirect.addFlashAttribute(ATTRIBUTE, this);
    }

    /** Shown at once over the page that sent the htmx request. */
    public void on(HttpServletResponse response) {
        response.addHeader(
                "HX-Trigger", "{\"toast\":{\"text\":\"" + ascii(text) + "\",\"undo\":\"" + ascii(undo) + "\"}}");
    }

    /** Headers are Latin-1 at best, our texts are not. */
    static String ascii(String text) {
        var out = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.toString();
    }
}
