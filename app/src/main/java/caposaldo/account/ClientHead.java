package caposaldo.account;

import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tab;
import java.util.List;

/** What stands above every tab of a client's record. */
public record ClientHead(
        ClientId id, String name, String note, boolean mayEdit, List<Chip> chips, List<Fact> facts, List<Tab> tabs) {}
