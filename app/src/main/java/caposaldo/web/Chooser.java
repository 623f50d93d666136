package caposaldo.web;

import java.util.List;

/**
 * What a page is looked at by, as a chip that opens the other ways; which one is chosen stands in the address.
 *
 * @param name unlike any other on the page, letters only
 * @param narrowed whether something else than the usual is chosen
 */
public record Chooser(String name, String label, String value, boolean narrowed, List<Way> ways) {

    public record Way(String label, String path, boolean here) {}
}
