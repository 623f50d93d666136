package caposaldo.ubl;

import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A document as the file that a page or the API answers with. */
public final class UblAnswer {

    private UblAnswer() {}

    /** By its type and number: {@code invoice-INV-2026-7.xml}. */
    public static String fileName(UblDocument document) {
        var type = document.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return type + "-" + document.number().replaceAll("[^A-Za-z0-9.-]", "_") + ".xml";
    }

    public static ResponseEntity<byte[]> of(UblDocument document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName(document))
                                .build()
                                .toString())
                .body(document.written());
    }
}
