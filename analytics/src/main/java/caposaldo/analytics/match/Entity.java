package caposaldo.analytics.match;

import java.util.Map;

/**
 * A record to be matched.
 *
 * @param id its number, different for every record of a list
 * @param values by field name; a missing or blank value says nothing for or against a match
 */
public record Entity(long id, Map<String, String> values) {

    public Entity {
        values = Map.copyOf(values);
    }
}
