package caposaldo.currency;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reference rates in the two formats of the European Central Bank. */
final class RateFiles {

    static final String TABLE = """
            Date,USD,JPY,TRL,
            2026-11-27,1.0421,162.35,N/A,
            2026-11-26,1.0405,161.98,N/A,
            """;

    static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
            <gesmes:subject>Reference rates</gesmes:subject>
            <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
            <Cube>
            <Cube time="2026-11-27"><Cube currency="USD" rate="1.0421"/><Cube currency="JPY" rate="162.35"/></Cube>
            <Cube time="2026-11-26"><Cube currency="USD" rate="1.0405"/><Cube currency="JPY" rate="161.98"/></Cube>
            </Cube>
            </gesmes:Envelope>
            """;

    private RateFiles() {}

    static List<ReferenceRates.Rate> read(String file) {
        return ReferenceRates.read(content(file));
    }

    static ByteArrayInputStream content(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }
}
