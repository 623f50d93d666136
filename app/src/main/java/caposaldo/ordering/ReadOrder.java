package caposaldo.ordering;

import caposaldo.exchange.FileText;
import caposaldo.kernel.Invalid;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One order of a file: as it was written, or why it cannot be read. */
sealed interface ReadOrder {

    int SNIFFED = 4096;

    /** The buyer's own; empty when it could not be read so far. */
    String number();

    /** @throws Invalid naming each place and reason when it cannot be read */
    OrderDocument document();

    record Whole(OrderDocument document) implements ReadOrder {
        @Override
        public String number() {
            return document.number();
        }
    }

    record Refused(String number, Invalid why) implements ReadOrder {
        @Override
        public OrderDocument document() {
            throw why;
        }
    }

    /**
     * The orders of a file in their order, by how it begins: XML with a bracket is one, EDIFACT with its service string or
     * interchange header is of one or several messages.
     *
     * @throws Invalid when the file as a whole is none, or breaks off
     */
    static List<ReadOrder> of(InputStream content) {
        var buffered = new BufferedInputStream(content, SNIFFED);
        var begins = begins(buffered);
        if (begins.startsWith("<") || begins.startsWith("\uFEFF<")) {
            return List.of(new Whole(UblOrder.read(buffered)));
        } else if (begins.startsWith("UNA") || begins.startsWith("UNB")) {
            return EdifactInterchange.read(buffered);
        }
        throw Invalid.field(
                "file",
                "ordering.document.kind",
                FileText.shown(begins.lines().findFirst().orElse("")));
    }

    private static String begins(BufferedInputStream content) {
        try {
            content.mark(SNIFFED);
            var begins = new String(content.readNBytes(SNIFFED / 4), StandardCharsets.UTF_8);
            content.reset();
            return begins.stripLeading();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
