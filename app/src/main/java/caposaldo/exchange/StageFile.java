package caposaldo.exchange;

import caposaldo.exchange.ImportTarget.Fault;
import caposaldo.exchange.ImportTarget.Note;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a file row by row into staged rows; what cannot be read is kept as a fault with its line. */
@Component
class StageFile {

    /** @param note what is worth knowing of the whole file */
    record Staged(int rows, int unreadable, Optional<Note> note) {}

    private static final int PROGRESS_EVERY = 20_000;
    private static final int FAULTS_A_BATCH = 1000;

    /** More faults than this say that the mapping is wrong, not the rows. */
    static final int MOST_FAULTS = 100_000;

    private final StagedRows staged;
    private final ImportStore store;
    private final ImportSteps steps;

    StageFile(StagedRows staged, ImportStore store, ImportSteps steps) {
        this.staged = staged;
        this.store = store;
        this.steps = steps;
    }

    /** @throws Refused when it is no table, or hardly a row of it can be read */
    Staged stage(ImportRun run, ImportTarget target, SourceFile file) throws SQLException {
        var unreadable = new AtomicInteger();
        var heads = file.heads();
        var parser =
                new RowParser(target.fields(), new Mapping(run.mapping()).places(target.fields(), heads), run.format());
        var rows = new AtomicInteger(-1);
        var faults = new ArrayList<Fault>();
        var cells = new @Nullable String[target.fields().size()];
        var bytes = new AtomicLong();
        try (var writer = staged.open(run.id(), cells.length)) {
            file.read(
                    (line, row) -> {
                        if (rows.incrementAndGet() > 0 && !isBlank(row)) {
                            var fault = parser.parse(line, row, cells);
                            if (fault == null) {
                                writer.write(line, cells);
                            } else {
                                faults.add(fault);
                            }
                        }
                        if (faults.size() >= FAULTS_A_BATCH) {
                            flush(run.id(), faults, unreadable);
                        }
                        if (rows.get() % PROGRESS_EVERY == 0) {
                            steps.progress(run.id(), rows.get(), bytes.get(), run.fileSize());
                        }
                        return true;
                    },
                    bytes::set);
            writer.finish();
        }
        flush(run.id(), faults, unreadable);
        return new Staged(Math.max(0, rows.get()), unreadable.get(), parser.noteCountries());
    }

    private static boolean isBlank(List<String> row) {
        return row.stream().allMatch(String::isBlank);
    }

    private void flush(long id, List<Fault> faults, AtomicInteger unreadable) {
        if (unreadable.addAndGet(faults.size()) > MOST_FAULTS) {
            throw new Refused("exchange.refused.faults", MOST_FAULTS);
        }
        store.addFaults(id, faults);
        faults.clear();
    }
}
