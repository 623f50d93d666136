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
        Progress progress,
        Counts counts,
        List<ImportTarget.Note> notes,
        Optional<ImportTarget.Note> refusal,
        @Nullable Instant acceptedAt,
        @Nullable Instant undoneAt) {

    /**
     * How far a busy run is.
     *
     * @param total bytes while reading, steps while accepting; 0 where it is not known
     * @param step of accepting, the message {@code exchange.step.<step>}; empty while reading
     */
    public record Progress(long done, long total, String step) {}

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
