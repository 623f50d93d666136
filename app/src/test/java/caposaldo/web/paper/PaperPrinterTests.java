package caposaldo.web.paper;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.web.paper.Paper.Block;
import caposaldo.web.paper.Paper.Column;
import com.sun.net.httpserver.HttpServer;
import gg.jte.generated.precompiled.StaticTemplates;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperPrinterTests {

    private static final Addressee CASA =
            new Addressee(1, Locale.ITALIAN, List.of("Casa Nova & Figli <Srl>", "Via Roma 1, 25121, Brescia, IT"));

    private final PaperPrinter printer = new PaperPrinter(new StaticTemplates(), "Brenta Forniture SpA");

    private static Paper paper(Block... blocks) {
        return new Paper(
                "DN-2026-0001",
                "Bolla di consegna DN-2026-0001",
                CASA,
                Paper.Desk.LOGISTICS,
                List.of(new Paper.Fact("Ordine", "SO-2026-0007")),
                List.of(blocks));
    }

    private static Block table(int rows) {
        return new Block.Table(
                List.of(Column.text("Prodotto"), Column.figures("Prezzo")),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(n -> List.of("Lampada " + n, "€\u00a0" + n + ",25"))
                        .toList(),
                List.of(List.of("Totale", "1\u00a0234,50")));
    }

    @Test
    void saysEveryLineAndSumInLatinAndCyrillic() {
        var text = PdfText.of(printer.pdf(paper(
                table(3),
                new Block.Paragraph("Уважаемые господа! Ёлка, №\u00a07 — 1\u00a0000,00\u00a0₽, perché così, “Łódź” −5"),
                new Block.Sums(List.of(new Paper.Fact("Totale con IVA", "€\u00a036,60"))),
                new Block.Signatures(List.of("Per noi: Fiona", "Per la controparte")))));
        assertThat(text)
                .contains(
                        "Casa Nova & Figli <Srl>",
                        "Via Roma 1, 25121, Brescia, IT",
                        "Brenta Forniture SpA · Bolla di consegna DN-2026-0001",
                        "Ordine SO-2026-0007",
                        "Prodotto Prezzo Lampada 1 € 1,25 Lampada 2 € 2,25 Lampada 3 € 3,25 Totale 1 234,50",
                        "Уважаемые господа! Ёлка, № 7 — 1 000,00 ₽, perché così, “Łódź” −5",
                        "Totale con IVA € 36,60",
                        "Per noi: Fiona",
                        "1 / 1");
    }

    @Test
    void numbersItsPagesAndRepeatsHeadAndColumnsOnEach() throws IOException {
        var pdf = printer.pdf(paper(table(150)));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(3, 6);
        }
        var text = PdfText.of(pdf);
        var pages = text.split("Brenta Forniture SpA · Bolla", -1).length - 1;
        assertThat(text).contains("1 / " + pages, pages + " / " + pages, "Lampada 150 € 150,25");
        assertThat(text.split("Prodotto Prezzo", -1)).hasSize(pages + 1);
    }

    @Test
    void breaksWordsWhereItMustAndCodesNever() {
        var table = new Block.Table(
                List.of(Column.code("Codice"), Column.text("Prodotto"), Column.text("Nota")),
                List.of(List.of("S18_1749-ABC", "Lampada da tavolo ".repeat(30), "x".repeat(400))),
                List.of());
        var text = PdfText.of(printer.pdf(paper(table)));
        assertThat(text).contains("S18_1749-ABC");
        assertThat(text.chars().filter(c -> c == 'x').count())
                .as("nothing is cut off")
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void isTaggedNamesItsLanguageAndTitleAndCarriesItsLetters() throws IOException {
        try (var document = Loader.loadPDF(printer.pdf(paper(table(2))))) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("it");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Bolla di consegna DN-2026-0001");
            assertThat(Objects.requireNonNull(catalog.getMarkInfo()).isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            var page = document.getPage(0);
            assertThat(page.getMediaBox().getWidth()).isBetween(595f, 596f);
            assertThat(fonts(page)).isNotEmpty().allMatch(PDFont::isEmbedded);
        }
    }

    private static List<PDFont> fonts(PDPage page) {
        return StreamSupport.stream(page.getResources().getFontNames().spliterator(), false)
                .map(name -> font(page, name))
                .toList();
    }

    private static PDFont font(PDPage page, COSName name) {
        try {
            return page.getResources().getFont(name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void showsThePicturesItWasGiven() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        try (var document =
                Loader.loadPDF(printer.pdf(paper(new Block.Picture("Foto scatola.png", bytes.toByteArray()))))) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
    }

    @Test
    void takesWhatSomebodyTypedAsText() {
        var typed = "<img src=\"http://127.0.0.1:1/x\"/> & </p><script>alert(1)</script>\u0001\ud800";
        assertThat(PdfText.of(printer.pdf(paper(new Block.Paragraph(typed)))))
                .contains("<img src=\"http://127.0.0.1:1/x\"/> & </p><script>alert(1)</script>");
    }

    @Test
    void opensNothingThatADocumentNames(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.css"), "body:before { content: 'stolen'; }");
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            var http = "http://127.0.0.1:" + server.getAddress().getPort();
            var html = """
                    <html lang="en"><head><title>x</title>
                    <link rel="stylesheet" href="%2$s"/><link rel="stylesheet" href="%1$s/a.css"/>
                    <style>@import url(%1$s/b.css); @font-face { font-family: F; src: url(%1$s/f.ttf); }
                    body { background-image: url(%1$s/c.png); font-family: F, DejaVu; }</style>
                    </head><body><p>Kept</p><img alt="" src="%1$s/d.png"/><img alt="" src="%2$s"/>
                    <object data="%1$s/e"></object><img alt="" src="paper:picture/9/../x"/></body></html>
                    """.formatted(http, secret.toUri());
            assertThat(PdfText.of(PaperPrinter.pdf(html, List.of())))
                    .contains("Kept")
                    .doesNotContain("stolen");
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void namesItsFileByItsNumberWhateverStandsInIt() {
        assertThat(new Paper("../a\"b\r\nX: y", "t", CASA, Paper.Desk.FINANCE, List.of(), List.of()).fileName())
                .isEqualTo("..-a-b-X-y.pdf");
    }
}
