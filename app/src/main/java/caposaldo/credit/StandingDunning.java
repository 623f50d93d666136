package caposaldo.credit;

import caposaldo.account.ClientId;
import caposaldo.db.Question;
import java.util.Optional;

/**
 * What a room above has written to a client that speaks against delivering to it; a bean of that room. It is asked at each
 * check and nothing of it is kept here, so that what is paid or taken back there changes the next answer by itself.
 */
public interface StandingDunning {

    /** @param level of the letter */
    record Dunned(String letter, int level) {}

    /** The highest letter that stands and asks for deliveries to be held. */
    Question<Optional<Dunned>> of(ClientId client);
}
