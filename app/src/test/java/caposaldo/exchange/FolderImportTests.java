package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun.State;
import caposaldo.kernel.Role;
import caposaldo.security.SecurityFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Files that other programs leave in a folder. */
@CaposaldoTest
@Import(SecurityFixture.class)
class FolderImportTests {

    @Autowired
    private FolderImports folder;

    @Autowired
    private Imports imports;

    @Autowired
    private SecurityFixture fixture;

    @Autowired
    private DSLContext sql;

    @TempDir
    private Path box;

    private AccessScope support;

    @BeforeEach
    void somebodySends() throws IOException {
        support = fixture.scope(fixture.user(Role.SALES_SUPPORT));
        Files.createDirectories(box.resolve("clients"));
    }

    private void look() {
        folder.look(box, support);
    }

    private Path send(String name, String content) throws IOException {
        return Files.writeString(box.resolve("clients").resolve(name), content);
    }

    private ImportRun last(String name) {
        return imports.get(
                support,
                Objects.requireNonNull(
                        sql.fetchSingle("select max(id) from exchange.import_run where file_name = ?", name)
                                .get(0, Long.class)));
    }

    @Test
    void aFileIsTakenOnceItNoLongerGrows() throws IOException {
        var file = send("new-clients.csv", "code,name\nFO-1,First\n");
        look();
        Files.writeString(file, "FO-2,Second\n", StandardOpenOption.APPEND);
        look();
        assertThat(file).exists();
        look();
        assertThat(file).doesNotExist();
        assertThat(box.resolve("done/new-clients.csv")).exists();
        var run = last("new-clients.csv");
        assertThat(run.state()).isEqualTo(State.ACCEPTED);
        assertThat(run.counts().fresh()).isEqualTo(2);
        imports.undo(support, run.id());
    }

    @Test
    void whatIsNoTableOrHasFaultsGoesToTheRefused() throws IOException {
        send("picture.csv", "%PDF-1.7 not a table");
        send("faulty.csv", "code,name,vat,country\nFO-3,Falsa,12345678901,IT\nFO-4,Buona,,IT\n");
        look();
        look();
        assertThat(box.resolve("refused/picture.csv")).exists();
        assertThat(box.resolve("refused/faulty.csv")).exists();
        assertThat(last("faulty.csv").counts().faulty()).isEqualTo(1);
        imports.undo(support, last("faulty.csv").id());
    }

    @Test
    void whatIsStillBeingWrittenUnderAnotherNameIsLeftAlone() throws IOException {
        send("coming.csv.part", "code,name\nFO-5,Half");
        send(".hidden.csv", "code,name\nFO-6,Hidden\n");
        look();
        look();
        assertThat(box.resolve("clients"))
                .isDirectoryContaining("glob:**.part")
                .isDirectoryContaining("glob:**.hidden.csv");
    }
}
