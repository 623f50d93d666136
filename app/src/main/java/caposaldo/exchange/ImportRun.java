package caposaldo.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way in.
 *
 * @param mapping field → head of the column it is read from
 * @param source names the system the keys come from
 * @param readRows rows read so far, and all once read
 * @param refusal why it was refused
 */
public record ImportRun(
        long id,
        String target,
        String fileName,
        long fileSize,
        State state,
        @Nullable String startedBy,
        Instant startedAt,
        SourceFormat format,
        Map<String, String> mapping,
        Set<String> options,
        String source,
        int readRows,
        Counts counts,
        List<ImportTarget.Note> notes,
        Optional<ImportTarget.Note> refusal,
        @Nullable Instant acceptedAt,
        @Nullable Instant undoneAt) {

    public record Counts(int fresh, int changed, int unchanged, int faulty) {}

    public enum State {
        UPLOADED,
        READING,
        READY,
        ACCEPTING,
        ACCEPTED,
        REFUSED,
        UNDONE;

        public boolean isBusy() {
            return this == READING || this == ACCEPTING;
        }
    }
}
