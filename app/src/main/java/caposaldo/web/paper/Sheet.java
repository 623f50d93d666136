package caposaldo.web.paper;

import caposaldo.web.paper.Paper.Block;

/**
 * A paper on its way to the printer.
 *
 * @param seller who sends it; empty when nobody set it
 */
public record Sheet(Paper paper, String seller) {

    /** What stands at the head of each page. */
    public String running() {
        return seller.isEmpty() ? paper.title() : seller + " · " + paper.title();
    }

    /** Where the printer finds it. */
    public String source(Block.Picture picture) {
        return "paper:picture/" + paper.pictures().toList().indexOf(picture);
    }

    public String language() {
        return paper.to().language().getLanguage();
    }
}
