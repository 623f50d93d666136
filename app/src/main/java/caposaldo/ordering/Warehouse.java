package caposaldo.ordering;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where goods leave from.
 *
 * @param code capital letters, digits, - and _, up to 20
 * @param until the last day anything leaves from it; null for no end
 * @param version for noticing a change made in the meantime
 */
public record Warehouse(
        long id, String code, String name, @Nullable LocalDate until, int version) {

    public String path() {
        return "/deliveries/warehouses/" + id;
    }
}
