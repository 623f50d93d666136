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
                blocks(page, letter, page.in()));
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

    /** The same columns as on the screen: what is contested only where something is. */
    private static Block items(LetterPage page, DunningLetter letter, Language in) {
        var disputed = page.isDisputed();
        var columns = Stream.of(
                Stream.of(
                        Column.code(in.t("collection.letter.document")),
                        Column.text(in.t("collection.letter.issuedOn")),
                        Column.text(in.t("collection.letter.dueOn")),
                        Column.figures(in.t("collection.letter.billed"))),
                only(disputed, Column.figures(in.t("collection.letter.disputed"))),
                Stream.of(Column.figures(in.t("collection.letter.open"))));
        var setOff = row(disputed, in.t("collection.letter.setOff"), "", "−" + page.price(letter.setOff()));
        var sum = row(disputed, in.t("collection.letter.sum"), page.price(page.billed()), page.money(letter.amount()));
        return new Block.Table(
                columns.flatMap(each -> each).toList(),
                letter.items().stream()
                        .map(item -> Stream.of(
                                        Stream.of(
                                                item.number(),
                                                in.date(item.issuedOn()),
                                                in.date(item.dueOn()),
                                                page.price(item.amount())),
                                        only(disputed, page.price(item.disputed())),
                                        Stream.of(page.asked(item)))
                                .flatMap(each -> each)
                                .toList())
                        .toList(),
                page.isSetOff() ? List.of(setOff, sum) : List.of(sum));
    }

    private static List<String> row(boolean disputed, String said, String billed, String asked) {
        return Stream.of(Stream.of(said, "", "", billed), only(disputed, ""), Stream.of(asked))
                .flatMap(each -> each)
                .toList();
    }

    private static <T> Stream<T> only(boolean shown, T what) {
        return shown ? Stream.of(what) : Stream.empty();
    }

    @Override
    public void checkMayLeave(AccessScope scope, long id) {
        if (letters.get(scope, new DunningLetterId(id)).withdrawal().isPresent()) {
            throw Invalid.field("", "collection.invalid.paper.withdrawn");
        }
    }
}
