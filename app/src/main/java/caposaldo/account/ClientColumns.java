package caposaldo.account;

import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition.KeptSums;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.Record;
import org.jooq.Table;

/**
 * What an upper room adds to the list of clients; a bean of that room.
 *
 * @param joined the list's table with the room's own joined to it, one row a client
 * @param sort the order its figures suggest, empty for none
 * @param kept the sums of these columns over all clients, if a rollup has them
 */
public record ClientColumns(
        UnaryOperator<Table<? extends Record>> joined, List<Column> columns, String sort, Optional<KeptSums> kept) {}
