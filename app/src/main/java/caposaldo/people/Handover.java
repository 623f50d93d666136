package caposaldo.people;

import caposaldo.db.AccessScope;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a person has in hand, gathered from every room that knows something of it. */
@Component
public class Handover {

    /** @param headingKey message key of the heading */
    public record Section(String headingKey, List<HandoverSection.Item> items) {

        /** Under which the note to a line is sent by a form. */
        public String field(HandoverSection.Item item) {
            return "note:" + headingKey + ":" + item.key();
        }
    }

    private final ObjectProvider<HandoverSection> rooms;

    Handover(ObjectProvider<HandoverSection> rooms) {
        this.rooms = rooms;
    }

    /** Sections with at least one line. */
    public List<Section> of(AccessScope scope, PersonId person, LocalDate day) {
        return rooms.orderedStream()
                .map(room -> new Section(room.headingKey(), room.of(scope, person, day)))
                .filter(section -> !section.items().isEmpty())
                .toList();
    }
}
