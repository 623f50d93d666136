package caposaldo.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a workbook into nothing before anything reads it: how large it says to become may be a lie, how large it
 * becomes is not.
 */
final class WorkbookGuard {

    private static final long MOST_UNPACKED = 4L << 30;

    /** Held in memory while the workbook is read. */
    private static final long MOST_SHARED = 128L << 20;

    /** Below this size a high ratio harms nobody. */
    private static final long HARMLESS = 64L << 20;

    private static final long MOST_RATIO = 100;
    private static final int MOST_PARTS = 2000;

    private WorkbookGuard() {}

    /** @throws Refused when it is no workbook, damaged, grows beyond all measure or declares a document type */
    static void check(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new Refused("exchange.refused.kind", "ZIP");
            }
            if (zip.size() > MOST_PARTS) {
                throw new Refused("exchange.refused.bomb");
            }
            var unpacked = 0L;
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                unpacked += unpack(zip, entries.nextElement(), unpacked);
            }
        } catch (ZipException e) {
            throw new Refused("exchange.refused.cut", e);
        } catch (IOException e) {
            throw new Refused("exchange.refused.damaged", e);
        }
    }

    private static long unpack(ZipFile zip, ZipEntry entry, long before) throws IOException {
        var most = entry.getName().equals("xl/sharedStrings.xml") ? MOST_SHARED : MOST_UNPACKED - before;
        var allowed = Math.max(HARMLESS, entry.getCompressedSize() * MOST_RATIO);
        var buffer = new byte[1 << 16];
        var size = 0L;
        try (InputStream part = zip.getInputStream(entry)) {
            for (var got = part.readNBytes(buffer, 0, buffer.length);
                    got > 0;
                    got = part.readNBytes(buffer, 0, buffer.length)) {
                if (size == 0) {
                    refuseDocumentType(new String(buffer, 0, Math.min(got, 4096), StandardCharsets.ISO_8859_1));
                }
                size += got;
                if (size > most || size > allowed) {
                    throw new Refused("exchange.refused.bomb");
                }
            }
        }
        return size;
    }

    /** A workbook needs none, and entities would be its only use. */
    private static void refuseDocumentType(String begin) {
        if (begin.contains("<!DOCTYPE")) {
            throw new Refused("exchange.refused.bomb");
        }
    }
}
