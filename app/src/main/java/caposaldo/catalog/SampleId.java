package caposaldo.catalog;

import caposaldo.kernel.Missing;

/** Names one demonstration sample. */
public record SampleId(long value) {

    public SampleId {
        if (value <= 0) {
            throw new Missing("sample " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/samples/" + value;
    }
}
