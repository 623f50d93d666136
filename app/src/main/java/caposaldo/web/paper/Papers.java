package caposaldo.web.paper;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The document of any record that has one, by the path of the record. */
@Component
public class Papers {

    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final List<PaperSource> sources;
    private final PaperPrinter printer;

    Papers(List<PaperSource> sources, PaperPrinter printer) {
        this.sources = sources;
        this.printer = printer;
    }

    /** @throws Missing when no record that has a document is there, for this person */
    public Paper paper(AccessScope scope, String path) {
        return ask(path, (source, id) -> source.paper(scope, id));
    }

    /** @throws caposaldo.kernel.Invalid saying why it must not go to anybody as it stands */
    public void checkMayLeave(AccessScope scope, String path) {
        ask(path, (source, id) -> {
            source.checkMayLeave(scope, id);
            return path;
        });
    }

    public Enclosure pdf(Paper paper) {
        return new Enclosure(paper.fileName(), Enclosure.PDF, printer.pdf(paper));
    }

    /** Itself as PDF, then what goes along with it. */
    public List<Enclosure> enclosures(AccessScope scope, String path) {
        return Stream.concat(
                        Stream.of(pdf(paper(scope, path))),
                        ask(path, (source, id) -> source.enclosures(scope, id)).stream())
                .toList();
    }

    /** As a browser or a program gets it. */
    public ResponseEntity<byte[]> answer(AccessScope scope, String path) {
        var pdf = pdf(paper(scope, path));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(pdf.name()).build().toString())
                .body(pdf.content());
    }

    private <T> T ask(String path, BiFunction<PaperSource, Long, T> question) {
        for (var source : sources) {
            if (path.startsWith(source.root())) {
                var id = path.substring(source.root().length());
                if (id.matches(NUMBER)) {
                    return question.apply(source, Long.parseLong(id));
                }
            }
        }
        throw new Missing("paper of " + path);
    }
}
