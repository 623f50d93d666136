package caposaldo.account;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/**
 * Several tables of a room whose rows change the client they name together; what moved of each comes as one JSON array of
 * theirs.
 *
 * @param tables in one order always: what moved is found again by it
 */
public record OwnerChanges(List<OwnerChange<?>> tables) {

    /** What {@link #move} says where there was nothing to move. */
    public static final ClientMoves.Moved NOTHING = new ClientMoves.Moved(0, JSONB.valueOf("[]"));

    public OwnerChanges {
        tables = List.copyOf(tables);
    }

    public static OwnerChanges of(OwnerChange<?>... tables) {
        return new OwnerChanges(List.of(tables));
    }

    /** How many rows name the client. */
    public int count(ClientId of) {
        return tables.stream().mapToInt(table -> table.count(of)).sum();
    }

    public ClientMoves.Moved move(ClientId from, ClientId to) {
        var moved = tables.stream().map(table -> table.move(from, to)).toList();
        return new ClientMoves.Moved(
                moved.stream().mapToInt(ClientMoves.Moved::rows).sum(),
                JSONB.valueOf(
                        moved.stream().map(part -> part.what().data()).collect(Collectors.joining(",", "[", "]"))));
    }

    /** Moves back those that are still there. */
    public void moveBack(ClientId from, ClientId to, JSONB what) {
        IntStream.range(0, tables.size())
                .forEach(n -> tables.get(n)
                        .moveBack(from, to, DSL.field("{0} -> {1}", JSONB.class, DSL.val(what), DSL.inline(n))));
    }

    public static boolean isNothing(JSONB what) {
        return what.data().equals(NOTHING.what().data());
    }
}
