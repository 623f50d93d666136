package caposaldo.web;

import caposaldo.db.AccessScope;
import java.util.List;

/** A kind of thing that the palette finds by a few letters. */
public interface SearchSource {

    /**
     * One thing found.
     *
     * @param kindKey message key of what it is
     * @param small what tells it from its namesakes
     * @param score 0 to 1, how well it fits
     */
    record Hit(String kindKey, String name, String small, String path, double score) {}

    /** The best hits this person may see, at most {@code limit}; tolerant of typing errors. */
    List<Hit> find(AccessScope scope, String words, int limit);
}
