package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.web.Option;
import caposaldo.web.list.Words;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Naming one client in a form: suggested by a few letters, never one that the person does not see. */
@Component
public class ClientChoice {

    private static final String BETWEEN = " · ";
    private static final int MOST = 10;

    private final DSLContext sql;

    ClientChoice(DSLContext sql) {
        this.sql = sql;
    }

    /** What stands in the field once the client is chosen: code and name. */
    public static String written(Client client) {
        return client.code() + BETWEEN + client.name();
    }

    /** Clients with all the words in name, code or numbers; the option's value is what is written into the field. */
    public List<Option> suggestions(AccessScope scope, String words) {
        return words.isBlank()
                ? List.of()
                : sql.select(CLIENT.CODE, CLIENT.NAME)
                        .from(CLIENT)
                        .where(Words.allIn(CLIENT.SEARCH, words.replace(BETWEEN, " ")))
                        .and(Clients.seenBy(scope))
                        .and(CLIENT.STATE.ne(Client.State.ARCHIVED.name()))
                        .orderBy(CLIENT.NAME, CLIENT.ID)
                        .limit(MOST)
                        .fetch(row -> new Option(row.value1() + BETWEEN + row.value2(), row.value2()));
    }

    /**
     * The client that was written: by its code, or by words that only one client has.
     *
     * @param field where a problem is told
     * @throws Invalid when it is none or not one
     */
    public ClientId chosen(AccessScope scope, String typed, String field) {
        var code = typed.contains(BETWEEN) ? typed.substring(0, typed.indexOf(BETWEEN)) : typed;
        var exact = sql.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.CODE.eq(code.strip()))
                .and(Clients.seenBy(scope))
                .fetch(CLIENT.ID);
        var found = exact.isEmpty() && !typed.isBlank()
                ? sql.select(CLIENT.ID)
                        .from(CLIENT)
                        .where(Words.allIn(CLIENT.SEARCH, typed))
                        .and(Clients.seenBy(scope))
                        .limit(2)
                        .fetch(CLIENT.ID)
                : exact;
        if (found.size() != 1) {
            throw Invalid.field(field, found.isEmpty() ? "account.choice.none" : "account.choice.several");
        }
        return new ClientId(found.getFirst());
    }
}
