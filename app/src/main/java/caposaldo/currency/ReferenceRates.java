package caposaldo.currency;

import caposaldo.exchange.FileText;
import caposaldo.exchange.Xml;
import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;

/**
 * The euro reference rates as the European Central Bank publishes them: {@code eurofxref-hist.csv}, a column for each currency and
 * a row for each day, or the XML of a day, of ninety or of all. All of a file, or nothing.
 */
final class ReferenceRates {

    /** All days since 1999 are a sixth of it. */
    static final int MOST_BYTES = 64 << 20;

    private static final String NONE = "N/A";

    record Rate(Currency currency, LocalDate day, BigDecimal units) {}

    private record Named(Currency currency, LocalDate day) {}

    private final List<Rate> rates = new ArrayList<>();
    private final HashSet<Named> met = new HashSet<>();

    private ReferenceRates() {}

    /** @throws Invalid naming line and reason when it cannot be read */
    static List<Rate> read(InputStream content) {
        try {
            var bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Invalid.field("file", "currency.refused.size", MOST_BYTES >> 20);
            }
            var reading = new ReferenceRates();
            var text = new String(bytes, StandardCharsets.UTF_8);
            if (text.stripLeading().startsWith("<")) {
                reading.xml(new ByteArrayInputStream(bytes));
            } else {
                reading.table(text.lines().toList());
            }
            if (reading.rates.isEmpty()) {
                throw Invalid.field("file", "currency.refused.none");
            }
            return List.copyOf(reading.rates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void table(List<String> lines) {
        var heads = lines.isEmpty() ? new String[0] : lines.getFirst().split(",", -1);
        if (heads.length < 2 || !heads[0].strip().equals("Date")) {
            throw Invalid.field("file", "currency.refused.kind");
        }
        var currencies = new ArrayList<Currency>();
        for (var n = 1; n < heads.length && !heads[n].isBlank(); n++) {
            currencies.add(currency(heads[n].strip(), 1));
        }
        for (var n = 1; n < lines.size(); n++) {
            var cells = lines.get(n).split(",", -1);
            if (lines.get(n).isBlank()) {
                continue;
            } else if (cells.length <= currencies.size()) {
                throw FileText.refused("currency.refused.line", n + 1, lines.get(n));
            }
            var day = FileText.day(cells[0].strip(), n + 1, "currency.refused.day");
            for (var at = 0; at < currencies.size(); at++) {
                var cell = cells[at + 1].strip();
                if (!cell.isEmpty() && !cell.equals(NONE)) {
                    add(currencies.get(at), day, cell, n + 1);
                }
            }
        }
    }

    private void xml(InputStream content) {
        Xml.read(content, "Cube", new Xml.Pieces() {
            @Override
            public void root(String name, String namespace) {
                if (!name.equals("Envelope")) {
                    throw Invalid.field("file", "currency.refused.kind");
                }
            }

            @Override
            public void begin(int line) {
                // The days stand in it.
            }

            @Override
            public void piece(Xml.Element day) {
                day(day);
            }

            @Override
            public void end(int line) {
                // Whether there were any is asked of the whole file.
            }
        });
    }

    private void day(Xml.Element element) {
        var day = FileText.day(element.attribute("time"), element.line(), "currency.refused.day");
        for (var rate : element.all("Cube")) {
            add(currency(rate.attribute("currency"), rate.line()), day, rate.attribute("rate"), rate.line());
        }
    }

    private void add(Currency currency, LocalDate day, String text, int line) {
        var units = FileText.decimal(text, line, "currency.refused.units");
        if (units.signum() <= 0) {
            throw FileText.refused("currency.refused.units", line, text);
        } else if (!met.add(new Named(currency, day))) {
            throw FileText.refused("currency.refused.twice", line, currency.getCurrencyCode() + " " + day);
        }
        rates.add(new Rate(currency, day, units));
    }

    private static Currency currency(String code, int line) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw FileText.because(FileText.refused("currency.refused.currency", line, code), e);
        }
    }
}
