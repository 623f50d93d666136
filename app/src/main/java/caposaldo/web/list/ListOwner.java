package caposaldo.web.list;

import caposaldo.db.AccessScope;
import java.util.Optional;

/**
 * Names the record a list belongs to, so that its page leads back there; a bean of the record's room.
 *
 * @param placeholder as it stands in the paths of such lists, {@code client} for {@code /clients/{client}/lines}
 */
public record ListOwner(String placeholder, Finder finder) {

    @FunctionalInterface
    public interface Finder {

        /** @return empty for a record that is not there for this person */
        Optional<ListView.Link> of(AccessScope scope, long id);
    }

    Optional<ListView.Link> of(Lists.Look look) {
        return Optional.ofNullable(look.place().get(placeholder))
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> finder.of(look.scope(), Long.parseLong(id)));
    }
}
