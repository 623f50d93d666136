package caposaldo.web;

import caposaldo.kernel.Invalid;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The version a program read, by the header If-Match or in the body; its answer carries the next one as ETag. */
public final class IfMatch {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    private IfMatch() {}

    /**
     * @param header as sent, null for none
     * @param body the version in the body, null for none
     * @throws Invalid when neither says one
     */
    public static int version(@Nullable String header, @Nullable Integer body) {
        if (header == null) {
            if (body == null) {
                throw Invalid.field("version", "web.invalid.version");
            }
            return body;
        }
        var tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw Invalid.field(HttpHeaders.IF_MATCH, "web.invalid.version");
        }
        return Integer.parseInt(tag.group(1));
    }

    public static String tag(int version) {
        return "\"" + version + "\"";
    }
}
