package caposaldo.web;

import java.util.List;

/**
 * What stands above every tab of a record; {@code layout/record.jte} shows it.
 *
 * @param path the record's own page
 * @param note said in grey under the title
 * @param edit the page that edits it, empty for whoever may not
 */
public record RecordHead(
        String path, String name, String note, String edit, List<Chip> chips, List<Fact> facts, List<Tab> tabs) {}
