package caposaldo.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Our style sheets and scripts under a folder named by their content, so that browsers keep them for a year.
 *
 * <p>A folder and not a file name, because modules import each other by relative paths.
 */
public record Assets(String version) {

    public static final String HTMX = "/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    public static final String ECHARTS = "/_static/echarts/6.0.0/dist/echarts.min.js";

    static Assets onClasspath() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var resolver = new PathMatchingResourcePatternResolver();
            for (var pattern : new String[] {"classpath*:static/css/*.css", "classpath*:static/js/*.js"}) {
                var files = resolver.getResources(pattern);
                Arrays.sort(files, Comparator.comparing(Assets::name));
                for (var file : files) {
                    digest.update(file.getContentAsByteArray());
                }
            }
            return new Assets("v" + HexFormat.of().formatHex(digest.digest(), 0, 6));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Resource file) {
        var name = file.getFilename();
        return name == null ? "" : name;
    }

    public String css(String file) {
        return "/css/" + version + "/" + file;
    }

    public String js(String file) {
        return "/js/" + version + "/" + file;
    }
}
