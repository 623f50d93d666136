package caposaldo.mail;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.CONTACT;
import static caposaldo.db.account.Tables.CONTACT_CHANNEL;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPeople.ChannelKind;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.paper.Paper;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which of many clients a document can go to by mail at all: what {@link ProposeMail} proposes, asked of all of them at once. */
@Component
public class ReachableClients {

    private final DSLContext sql;

    ReachableClients(DSLContext sql) {
        this.sql = sql;
    }

    /** Those with an address of somebody whom the document concerns, or with one of their own; never of a client not seen. */
    @Transactional(readOnly = true)
    public Set<ClientId> of(AccessScope scope, Collection<ClientId> clients, Paper.Desk desk) {
        scope.require(Right.MAIL_READ);
        var reachable = new HashSet<ClientId>();
        sql.select(CLIENT.ID, CLIENT.EMAIL, CONTACT_CHANNEL.VALUE)
                .from(CLIENT)
                .leftJoin(CONTACT)
                .on(CONTACT.CLIENT_ID.eq(CLIENT.ID))
                .and(CONTACT.LEFT_ON.isNull())
                .and(CONTACT.ROLE.in(
                        ProposeMail.roles(desk).stream().map(Enum::name).toList()))
                .leftJoin(CONTACT_CHANNEL)
                .on(CONTACT_CHANNEL.CONTACT_ID.eq(CONTACT.ID))
                .and(CONTACT_CHANNEL.KIND.eq(ChannelKind.EMAIL.name()))
                .where(CLIENT.ID.eq(
                        DSL.any(clients.stream().map(ClientId::value).distinct().toArray(Long[]::new))))
                .and(Clients.seenBy(scope))
                .forEach(row -> {
                    if (Stream.of(row.value2(), row.value3())
                            .anyMatch(address -> address != null && Recipient.isAddress(address))) {
                        reachable.add(new ClientId(row.value1()));
                    }
                });
        return reachable;
    }
}
