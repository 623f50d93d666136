package caposaldo.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells by the content, never by the name, what a file is and how it writes things. */
final class FormatDetector {

    private static final int SAMPLE_BYTES = 1 << 20;
    private static final int SAMPLE_ROWS = 2000;

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private FormatDetector() {}

    /** @throws Refused when it is no table */
    static SourceFormat detect(Path file) {
        try {
            var begin = begin(file);
            if (begin.length == 0) {
                throw new Refused("exchange.refused.empty");
            }
            return startsWith(begin, 'P', 'K', 3, 4) ? workbook(file) : text(file, begin);
        } catch (IOException e) {
            throw new Refused("exchange.refused.damaged", e);
        }
    }

    private static byte[] begin(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SAMPLE_BYTES);
        }
    }

    private static SourceFormat workbook(Path file) {
        WorkbookGuard.check(file);
        var plain = new SourceFormat(SourceFormat.Kind.XLSX, "", ',', '.', CellStyle.ISO, false);
        return CellStyle.of(table(file, plain)).in(plain);
    }

    private static List<List<String>> table(Path file, SourceFormat plain) {
        var rows = new SourceFile(file, plain).first(SAMPLE_ROWS);
        if (rows.isEmpty()) {
            throw new Refused("exchange.refused.empty");
        } else if (rows.stream().allMatch(row -> row.size() < 2)) {
            throw new Refused("exchange.refused.noTable");
        }
        return rows;
    }

    private static SourceFormat text(Path file, byte[] begin) {
        refuseKnownKinds(begin);
        var charset = charset(begin);
        if (!charset.name().startsWith("UTF-16")) {
            for (var b : begin) {
                if (b == 0) {
                    throw new Refused("exchange.refused.binary");
                }
            }
        }
        var delimiter = delimiter(new String(begin, charset));
        var plain = new SourceFormat(SourceFormat.Kind.CSV, charset.name(), delimiter, '.', "", false);
        return CellStyle.of(table(file, plain)).in(plain);
    }

    private static void refuseKnownKinds(byte[] begin) {
        if (startsWith(begin, '%', 'P', 'D', 'F')) {
            throw new Refused("exchange.refused.kind", "PDF");
        } else if (startsWith(begin, 0x89, 'P', 'N', 'G')
                || startsWith(begin, 0xFF, 0xD8, 0xFF)
                || startsWith(begin, 'G', 'I', 'F', '8')) {
            throw new Refused("exchange.refused.kind", "PNG, JPEG, GIF");
        } else if (startsWith(begin, '<', '!') || startsWith(begin, '<', 'h') || startsWith(begin, '<', '?')) {
            throw new Refused("exchange.refused.kind", "HTML, XML");
        } else if (startsWith(begin, '7', 'z', 0xBC, 0xAF) || startsWith(begin, 'R', 'a', 'r', '!')) {
            throw new Refused("exchange.refused.kind", "7Z, RAR");
        } else if (startsWith(begin, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refused("exchange.refused.kind", "XLS");
        } else if (startsWith(begin, 0x1F, 0x8B)) {
            throw new Refused("exchange.refused.kind", "GZIP");
        }
    }

    static boolean startsWith(byte[] begin, int... magic) {
        if (begin.length < magic.length) {
            return false;
        }
        for (var i = 0; i < magic.length; i++) {
            if ((begin[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    static Charset charset(byte[] begin) {
        if (startsWith(begin, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        } else if (startsWith(begin, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        var even = zeros(begin, 0);
        var odd = zeros(begin, 1);
        var half = begin.length / 2;
        if (half > 4 && odd > half * 0.4 && even < half * 0.1) {
            return StandardCharsets.UTF_16LE;
        } else if (half > 4 && even > half * 0.4 && odd < half * 0.1) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(begin)
                ? StandardCharsets.UTF_8
                : Charset.forName(looksCyrillic(begin) ? "windows-1251" : "windows-1252");
    }

    private static int zeros(byte[] begin, int from) {
        var zeros = 0;
        for (var i = from; i < begin.length; i += 2) {
            zeros += begin[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** The sample may end inside a character. */
    private static boolean isUtf8(byte[] begin) {
        for (var cut = 0; cut < 4; cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(begin, 0, Math.max(0, begin.length - cut)));
                return true;
            } catch (CharacterCodingException e) {
                if (begin.length < SAMPLE_BYTES) {
                    return false;
                }
            }
        }
        return false;
    }

    /** In Cyrillic whole words lie above 0xC0; in Western text such a letter stands alone among others. */
    private static boolean looksCyrillic(byte[] begin) {
        var pairs = 0;
        var alone = 0;
        for (var i = 1; i < begin.length; i++) {
            if ((begin[i] & 0xFF) >= 0xC0) {
                if ((begin[i - 1] & 0xFF) >= 0xC0) {
                    pairs++;
                } else {
                    alone++;
                }
            }
        }
        return pairs > alone;
    }

    /** The one that cuts most of the first lines into the same number of cells. */
    static char delimiter(String sample) {
        var lines = sample.lines().limit(50).filter(l -> !l.isBlank()).toList();
        var best = ',';
        var bestScore = -1L;
        for (var candidate : DELIMITERS) {
            var counts = new ArrayList<Long>();
            for (var line : lines) {
                counts.add(outsideQuotes(line, candidate));
            }
            var usual = counts.isEmpty() ? 0 : mostFrequent(counts);
            var agreeing = counts.stream().filter(c -> c == usual).count();
            var score = usual == 0 ? 0 : agreeing * 1000 + usual;
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static long outsideQuotes(String line, char wanted) {
        var quoted = false;
        var found = 0L;
        for (var i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (!quoted && line.charAt(i) == wanted) {
                found++;
            }
        }
        return found;
    }

    private static long mostFrequent(List<Long> counts) {
        return counts.stream()
                .max(Comparator.comparingLong(
                        c -> counts.stream().filter(o -> o.equals(c)).count()))
                .orElse(0L);
    }
}
