package caposaldo.ordering;

import caposaldo.exchange.FileText;
import caposaldo.kernel.Invalid;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the orders of an EDIFACT interchange, one a message. A message that cannot be an order says why and leaves the
 * others as they are; an interchange that breaks off is none at all.
 */
final class EdifactInterchange {

    private static final int MOST_SEGMENTS = 100_000;

    /** UNA and the six signs that part what follows. */
    private static final int ADVICE = 9;

    private final List<ReadOrder> orders = new ArrayList<>();

    /** The message that is being read; null before the first. */
    private @Nullable EdifactOrder message;

    /** What is wrong with it; the rest of it is passed over. */
    private @Nullable Invalid wrong;

    private int place;

    private EdifactInterchange() {}

    /**
     * @param content at its beginning, which can be marked
     * @throws Invalid naming the segment and the reason when it is none
     */
    static List<ReadOrder> read(InputStream content) {
        var reading = new EdifactInterchange();
        checkSeparators(content);
        var factory = EDIInputFactory.newFactory();
        try (var reader = factory.createEDIStreamReader(content)) {
            reading.segments(reader);
        } catch (EDIStreamException | RuntimeException e) {
            if (e instanceof Invalid refused) {
                throw refused;
            }
            throw FileText.because(FileText.refused("ordering.document.broken", reading.place + 1, ""), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reading.finish();
        return reading.orders.isEmpty()
                ? List.of(new ReadOrder.Whole(new EdifactOrder(reading.place).document()))
                : List.copyOf(reading.orders);
    }

    /** The parser makes patterns of them: a letter or figure would be read as one of its own. */
    private static void checkSeparators(InputStream content) {
        try {
            content.mark(ADVICE);
            var begins = new String(content.readNBytes(ADVICE), StandardCharsets.ISO_8859_1);
            content.reset();
            if (begins.startsWith("UNA")
                    && begins.substring(3).chars().anyMatch(c -> Character.isLetterOrDigit(c) || c == '\\')) {
                throw FileText.refused("ordering.document.broken", 1, "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void segments(EDIStreamReader reader) throws EDIStreamException {
        String tag = "";
        var elements = new ArrayList<List<String>>();
        var composite = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case START_SEGMENT -> {
                    tag = reader.getText();
                    elements = new ArrayList<>();
                    if (++place > MOST_SEGMENTS) {
                        throw Invalid.field("file", "ordering.document.long", place);
                    }
                }
                case START_COMPOSITE -> {
                    composite = true;
                    elements.add(new ArrayList<>());
                }
                case END_COMPOSITE -> composite = false;
                case ELEMENT_DATA -> {
                    if (!composite) {
                        elements.add(new ArrayList<>());
                    }
                    elements.getLast().add(reader.getText());
                }
                case END_SEGMENT -> segment(tag, elements);
                default -> {}
            }
        }
    }

    private void segment(String tag, List<List<String>> elements) {
        if (tag.equals("UNH")) {
            finish();
            message = new EdifactOrder(place);
        }
        if (message == null || wrong != null) {
            return;
        }
        try {
            message.segment(tag, elements, place);
        } catch (Invalid why) {
            wrong = why;
        }
    }

    /** The message before is whole, or says why it is not. */
    private void finish() {
        if (message == null) {
            return;
        }
        orders.add(wrong == null ? whole(message) : new ReadOrder.Refused(message.number(), wrong));
        message = null;
        wrong = null;
    }

    private static ReadOrder whole(EdifactOrder message) {
        try {
            return new ReadOrder.Whole(message.document());
        } catch (Invalid why) {
            return new ReadOrder.Refused(message.number(), why);
        }
    }
}
