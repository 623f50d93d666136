package caposaldo.analytics.segment;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The largest value of each segment, which leadership is measured against. */
final class SegmentLeaders {

    private static final class Segment {
        private int clients;
        private double largest;
    }

    private final Map<String, Segment> segments = new HashMap<>();

    SegmentLeaders(Collection<ClientFigures> clients, int window) {
        for (ClientFigures client : clients) {
            client.segment().ifPresent(name -> {
                Segment segment = segments.computeIfAbsent(name, unused -> new Segment());
                segment.clients++;
                segment.largest = Math.max(segment.largest, client.months().totalOfLast(window));
            });
        }
    }

    /** The value over the leader's; empty in a segment too small to have a leader or without any value. */
    OptionalDouble leadership(ClientFigures client, double value) {
        Segment segment = client.segment().map(segments::get).orElse(null);
        return segment == null
                        || segment.clients < KeyAccountIdentification.CLIENTS_THAT_MAKE_A_SEGMENT
                        || !(segment.largest > 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(value / segment.largest);
    }
}
