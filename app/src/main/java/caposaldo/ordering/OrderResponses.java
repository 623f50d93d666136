package caposaldo.ordering;

import static caposaldo.db.account.Tables.SITE;

import caposaldo.account.Client;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.6: what a buyer's system is told of its order. What Peppol asks of it is checked before it is written. */
@Component
public class OrderResponses {

    private final DSLContext sql;
    private final SalesOrders orders;
    private final Clients clients;
    private final String name;
    private final Optional<ElectronicAddress> address;

    /**
     * @param name ours, as registered; empty when nobody set it
     * @param address ours, with its scheme; empty when nobody set it
     */
    OrderResponses(
            DSLContext sql,
            SalesOrders orders,
            Clients clients,
            @Value("${caposaldo.seller.name:}") String name,
            @Value("${caposaldo.seller.endpoint:}") String address) {
        this.sql = sql;
        this.orders = orders;
        this.clients = clients;
        this.name = name;
        this.address = ElectronicAddress.of(address);
    }

    /**
     * @return a UBL Order Response
     * @throws Invalid naming everything that is missing: our own address, the client's, its number, an answer
     */
    @Transactional(readOnly = true)
    public byte[] of(AccessScope scope, SalesOrderId id) {
        scope.require(Right.ORDER_READ);
        var order = orders.get(scope, id);
        var client = clients.get(scope, order.client());
        var to = address(client);
        var problems = problems(order, client, to);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return UblOrderResponse.write(
                order,
                order.state().code().orElseThrow(),
                new UblOrderResponse.Party(name, address.orElseThrow()),
                new UblOrderResponse.Party(
                        Optional.ofNullable(client.legalName()).orElse(client.name()), to.orElseThrow()),
                scope.date());
    }

    private List<Problem> problems(SalesOrder order, Client client, Optional<ElectronicAddress> to) {
        var problems = new ArrayList<Problem>();
        if (order.state().code().isEmpty()) {
            problems.add(new Problem("", "ordering.response.draft", List.of()));
        }
        if (order.customerReference() == null) {
            problems.add(new Problem("", "ordering.response.reference", List.of()));
        }
        if (name.isBlank() || address.isEmpty()) {
            problems.add(new Problem("", "ordering.response.seller", List.of()));
        }
        if (to.isEmpty()) {
            problems.add(new Problem("", "ordering.response.buyer", List.of(client.name())));
        }
        return problems;
    }

    /** The GLN of its seat, or of any of its sites; else its VAT number. */
    private Optional<ElectronicAddress> address(Client client) {
        var gln = sql.select(SITE.GLN)
                .from(SITE)
                .where(SITE.CLIENT_ID.eq(client.id().value()))
                .and(SITE.GLN.isNotNull())
                .orderBy(DSL.field(SITE.KIND.eq("LEGAL")).desc(), SITE.ID)
                .limit(1)
                .fetchOptional(row -> row.value1());
        return gln.map(ElectronicAddress::ofGln)
                .or(() -> Optional.ofNullable(client.taxNumber()).flatMap(ElectronicAddress::ofVat));
    }
}
