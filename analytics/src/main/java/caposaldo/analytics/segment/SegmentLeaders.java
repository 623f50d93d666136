package caposaldo.analytics.segment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each client's place in its segment. */
final class SegmentLeaders {

    private static final class Segment {
        private int clients;
        private double largest;
        private double total;
    }

    private final Map<String, Segment> segments = new HashMap<>();
    private final int[] ranks;

    /** @param values of the clients, in descending order as the clients are */
    SegmentLeaders(List<ClientFigures> clients, double[] values) {
        ranks = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            if (clients.get(i).segment().isPresent()) {
                Segment segment =
                        segments.computeIfAbsent(clients.get(i).segment().get(), unused -> new Segment());
                ranks[i] = ++segment.clients;
                segment.largest = Math.max(segment.largest, values[i]);
                segment.total += Math.max(0, values[i]);
            }
        }
    }

    /** Empty in a segment too small to have a leader or without any value. */
    Optional<SegmentPlace> place(int index, ClientFigures client, double value) {
        return client.segment().flatMap(name -> {
            Segment segment = segments.get(name);
            return segment == null
                            || segment.clients < KeyAccountIdentification.CLIENTS_THAT_MAKE_A_SEGMENT
                            || !(segment.largest > 0)
                    ? Optional.empty()
                    : Optional.of(new SegmentPlace(
                            name,
                            ranks[index],
                            segment.clients,
                            Math.max(0, value) / segment.total,
                            value / segment.largest));
        });
    }
}
