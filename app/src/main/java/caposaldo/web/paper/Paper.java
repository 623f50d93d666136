package caposaldo.web.paper;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a document for the outside says, ready to be printed: every text in the language of its addressee.
 *
 * @param number ours; it names the file too
 * @param desk whom it concerns there
 * @param facts what stands above the body, label beside value
 */
public record Paper(String number, String title, Addressee to, Desk desk, List<Fact> facts, List<Block> blocks) {

    /** The people of a client that a document concerns. */
    public enum Desk {
        PURCHASING,
        LOGISTICS,
        FINANCE
    }

    public record Fact(String label, String value) {}

    /** One part of the body, below the one before. */
    public sealed interface Block {

        record Heading(String text) implements Block {}

        record Paragraph(String text) implements Block {}

        /**
         * @param groups above the columns, each over some of them; none for a table without
         * @param rows of as many cells as there are columns, as {@code foot} is
         */
        record Table(List<Group> groups, List<Column> columns, List<List<String>> rows, List<List<String>> foot)
                implements Block {

            public Table(List<Column> columns, List<List<String>> rows, List<List<String>> foot) {
                this(List.of(), columns, rows, foot);
            }
        }

        /** What is to be paid, tax by tax, each beside its label; the last is the sum. */
        record Sums(List<Fact> sums) implements Block {}

        /** @param text what it shows, for who cannot see it */
        record Picture(String text, byte[] content) implements Block {}

        /** Lines to sign on, with what stands under each. */
        record Signatures(List<String> under) implements Block {}
    }

    public record Group(String label, int columns) {}

    /** @param css how its cells are set: words are broken where they must be, codes never, figures stand to the right */
    public record Column(String label, String css) {

        public static Column text(String label) {
            return new Column(label, "t");
        }

        public static Column code(String label) {
            return new Column(label, "c");
        }

        public static Column figures(String label) {
            return new Column(label, "n");
        }
    }

    /** As a file of any system may be called. */
    public String fileName() {
        return number.replaceAll("[^\\p{Alnum}._-]+", "-") + ".pdf";
    }

    Stream<Block.Picture> pictures() {
        return blocks.stream().filter(Block.Picture.class::isInstance).map(Block.Picture.class::cast);
    }
}
