package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.web.paper.Papers;
import caposaldo.web.paper.PdfText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ActPaperTests extends ClaimScenario {

    @Autowired
    private ActPhotos photos;

    @Autowired
    private Papers papers;

    @Test
    void anActIsPrintedWithItsCommissionItsPhotographsAndBothSignatures() throws IOException {
        var id = drawn(invoiced(), damaged("4"));
        photos.add(elena, id, get(id).version(), "box.png", new ByteArrayInputStream(ActRulesTests.picture("png", 30)));
        sign(id);
        var act = get(id);
        sql.execute("update account.client set country = 'DE' where id = ?", casa.value());
        var pdf = papers.pdf(papers.paper(elena, id.path())).content();
        assertThat(PdfText.of(pdf))
                .contains(
                        "Act of discrepancy " + act.number(),
                        act.delivery().number(),
                        "Warehouse of Casa Nova",
                        act.lines().getFirst().product().code(),
                        "damage",
                        "R. Bianchi storekeeper",
                        "Elena Riva account manager",
                        "For us: Elena Riva",
                        "For the other side: R. Bianchi",
                        "Photograph box.png");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(StreamSupport.stream(document.getPages().spliterator(), false)
                            .flatMap(page -> StreamSupport.stream(
                                    page.getResources().getXObjectNames().spliterator(), false)))
                    .hasSize(1);
        }
        for (var country : List.of("IT", "RU")) {
            sql.execute("update account.client set country = ? where id = ?", country, casa.value());
            assertThat(PdfText.of(papers.pdf(papers.paper(elena, id.path())).content()))
                    .contains(act.number(), "R. Bianchi", country.equals("RU") ? "Акт о расхождении" : "Verbale");
        }
    }
}
