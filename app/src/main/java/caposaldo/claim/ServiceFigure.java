package caposaldo.claim;

import caposaldo.analytics.service.ServiceLevel;
import java.util.List;

/**
 * How well promises were kept.
 *
 * @param misses the lines that were not
 * @param open those of them nobody said a cause of
 */
public record ServiceFigure(ServiceLevel level, long misses, long open) {

    /** @param id 0, and no name, for no portfolio */
    public record Named(long id, String name) {}

    /** One client, product or portfolio. */
    public record Group(Named whose, ServiceFigure figure) {}

    /** @param all how many there are; the worst are named */
    public record Groups(List<Group> worst, int all) {}
}
