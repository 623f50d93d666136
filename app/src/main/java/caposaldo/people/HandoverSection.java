package caposaldo.people;

import caposaldo.db.AccessScope;
import java.time.LocalDate;
import java.util.List;

/**
 * What a person has in hand, as another room knows it: its lines stand on the person's page and become the handover sheet
 * when the person goes away (1.4). A room contributes its own as a bean; {@code @Order} says which comes first.
 */
public interface HandoverSection {

    /**
     * One thing in hand.
     *
     * @param key unique within the section, such as the record's number; the note written beside it is found by it
     * @param link page of the thing, or empty
     */
    record Item(String key, String subject, String link) {}

    /** Message key of the heading. It is kept with every sheet handed over: never rename it. */
    String headingKey();

    /** What the person has in hand on the day, as far as whoever asks may see it. */
    List<Item> of(AccessScope scope, PersonId person, LocalDate day);
}
