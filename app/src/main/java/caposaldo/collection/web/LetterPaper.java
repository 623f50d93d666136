package caposaldo.collection.web;

import caposaldo.collection.DunningLetter;
import caposaldo.collection.DunningLetterId;
import caposaldo.collection.DunningLetters;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.web.Language;
import caposaldo.web.Wording;
import caposaldo.web.paper.Addressee;
import caposaldo.web.paper.Paper;
import caposaldo.web.paper.Paper.Block;
import caposaldo.web.paper.Paper.Column;
import caposaldo.web.paper.PaperSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Clause 2.13: a dunning letter as it was sent, in the client's language. */
@Component
class LetterPaper implements PaperSource {

    private final DunningLetters letters;
    private final Wording wording;

    LetterPaper(DunningLetters letters, Wording wording) {
        this.letters = letters;
        this.wording = wording;
    }

    @Override
    public String root() {
        return "/collection/letters/";
    }

    @Override
    public Paper paper(AccessScope scope, long id) {
        var page = LetterPage.of(scope, letters.get(scope, new DunningLetterId(id)), wording);
        var letter = page.letter();
        var language = letter.language().locale();
        return new Paper(
                letter.number(),
                letter.text().subject(),
                new Addressee(
                        letter.client().value(),
                        language,
                        Stream.concat(Stream.of(letter.clientName()), Optional.ofNullable(letter.address()).stream())
                                .toList()),
                Paper.Desk.FINANCE,
                List.of(),
                blocks(page, letter, wording.in(language)));
    }

    private static List<Block> blocks(LetterPage page, DunningLetter letter, Language in) {
        var head = in.t("collection.letter.head", letter.number(), in.date(letter.sentOn()));
        var payBy = in.t("collection.letter.payBy", in.date(letter.payBy()));
        return Stream.of(
                        Stream.of(head).map(Block.Paragraph::new),
                        page.paragraphs().stream().map(Block.Paragraph::new),
                        Stream.of(items(page, letter, in), new Block.Paragraph(payBy)))
                .<Block>flatMap(blocks -> blocks)
                .toList();
    }

    private static Block items(LetterPage page, DunningLetter letter, Language in) {
        return new Block.Table(
                List.of(
                        Column.code(in.t("collection.letter.document")),
                        Column.text(in.t("collection.letter.issuedOn")),
                        Column.text(in.t("collection.letter.dueOn")),
                        Column.figures(in.t("collection.letter.billed")),
                        Column.figures(in.t("collection.letter.open"))),
                letter.items().stream()
                        .map(item -> List.of(
                                item.number(),
                                in.date(item.issuedOn()),
                                in.date(item.dueOn()),
                                in.price(item.amount().amount()),
                                in.price(item.open().amount())))
                        .toList(),
                List.of(List.of(
                        in.t("collection.letter.sum"),
                        "",
                        "",
                        in.price(page.billed().amount()),
                        in.money(letter.amount()))));
    }

    @Override
    public void checkMayLeave(AccessScope scope, long id) {
        if (letters.get(scope, new DunningLetterId(id)).withdrawal().isPresent()) {
            throw Invalid.field("", "collection.invalid.paper.withdrawn");
        }
    }
}
