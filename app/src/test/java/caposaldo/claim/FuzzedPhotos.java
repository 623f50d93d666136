package caposaldo.claim;

import caposaldo.fuzz.FuzzedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Pictures of what is damaged. */
public final class FuzzedPhotos extends FuzzedReader {

    @Override
    protected List<byte[]> whole() {
        return List.of(ActRulesTests.picture("png", 30), ActRulesTests.picture("jpeg", 30));
    }

    @Override
    protected Object read(byte[] file) throws IOException {
        return PhotoFile.read(new ByteArrayInputStream(file)).mediaType();
    }

    @Override
    protected String ofTheWhole() {
        return "claim\\.invalid\\.photo";
    }
}
