package caposaldo.web.paper;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.generated.precompiled.Templates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Makes a PDF of a paper: A4, tagged for screen readers (PDF/UA), with letters of its own for Latin and Cyrillic. It reads
 * nothing but our style sheet and the paper's own pictures: what a text names elsewhere is not opened.
 */
@Component
public class PaperPrinter {

    private static final String OURS = "paper";
    private static final String SHEET = "paper:sheet.css";
    private static final String PICTURE = "paper:picture/";
    private static final String FAMILY = "DejaVu";
    private static final String FONTS = "net/sf/jasperreports/fonts/dejavu/";

    private static final byte[] STYLE = bytes("paper/sheet.css");
    private static final byte[] REGULAR = bytes(FONTS + "DejaVuSansCondensed.ttf");
    private static final byte[] BOLD = bytes(FONTS + "DejaVuSansCondensed-Bold.ttf");

    /** What XML has no place for, and a text may still hold. */
    private static final String UNWRITABLE =
            "[^\\x09\\x0A\\x0D\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    static {
        XRLog.setLoggerImpl(new PrinterLog());
    }

    private final Templates templates;
    private final String seller;

    /** @param seller ours, as registered; empty when nobody set it */
    PaperPrinter(Templates templates, @Value("${caposaldo.seller.name:}") String seller) {
        this.templates = templates;
        this.seller = seller;
    }

    public byte[] pdf(Paper paper) {
        var html = templates.paperSheet(new Sheet(paper, seller)).render();
        return pdf(html, paper.pictures().map(Paper.Block.Picture::content).toList());
    }

    /** @param html well-formed; whatever it names but its style sheet and these pictures is left out */
    static byte[] pdf(String html, List<byte[]> pictures) {
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .withProducer("Caposaldo")
                    .useFont(() -> new ByteArrayInputStream(REGULAR), FAMILY, 400, FontStyle.NORMAL, true)
                    .useFont(() -> new ByteArrayInputStream(BOLD), FAMILY, 700, FontStyle.NORMAL, true)
                    .useUriResolver((base, uri) -> isOurs(uri) ? uri : null)
                    .useExternalResourceAccessControl(
                            (uri, type) -> isOurs(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (uri, type) -> isOurs(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .useProtocolsStreamImplementation(uri -> new Ours(content(uri, pictures)), OURS)
                    .withHtmlContent(html.replaceAll(UNWRITABLE, ""), null)
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static boolean isOurs(String uri) {
        return uri.equals(SHEET) || uri.matches(PICTURE + "[0-9]{1,4}");
    }

    private static byte[] content(String uri, List<byte[]> pictures) {
        return uri.equals(SHEET) ? STYLE : pictures.get(Integer.parseInt(uri.substring(PICTURE.length())));
    }

    private static byte[] bytes(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Ours(byte[] content) implements FSStream {

        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}
