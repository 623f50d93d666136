package caposaldo.currency;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.fuzz.FuzzedReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reference rates as table and as XML; what is read is above zero. */
public final class FuzzedRates extends FuzzedReader {

    @Override
    protected List<byte[]> whole() {
        return List.of(
                RateFiles.TABLE.getBytes(StandardCharsets.UTF_8), RateFiles.XML.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected Object read(byte[] file) {
        var rates = ReferenceRates.read(new ByteArrayInputStream(file));
        assertThat(rates).isNotEmpty().allMatch(rate -> rate.units().signum() > 0);
        return rates;
    }

    @Override
    protected String ofTheWhole() {
        return "currency\\.refused\\.(kind|none)";
    }
}
