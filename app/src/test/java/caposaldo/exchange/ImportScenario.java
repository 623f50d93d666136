package caposaldo.exchange;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.Users;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Files of one company, who brings them in, and how its house stands before and after. */
@CaposaldoTest
abstract class ImportScenario {

    static final Set<String> MAKE_ALL = Set.of("createMissing", "collectUnknown");

    static final String SALES = """
            document,line,date,customer,customer name,item,description,quantity,price,unit cost
            R-1,1,2026-10-05,S-1,Rossi,SG-1,Lamp,10,12.50,8
            R-1,2,2026-10-05,S-1,Rossi,SG-2,Chair,2,80,50
            R-2,1,2026-11-09,S-2,Bianchi,SG-1,Lamp,4,12.50,8
            R-3,1,2026-11-16,S-1,Rossi,sg-1,Lamp,-1,12.50,8
            """;

    private static final List<String> FIGURES = List.of(
            "sales.sales_line",
            "sales.client_item_month",
            "sales.client_month",
            "sales.client_day",
            "account.client",
            "account.client_key",
            "account.site",
            "account.contact",
            "account.contact_channel",
            "catalog.item",
            "catalog.item_key",
            "catalog.item_group",
            "catalog.item_cost",
            "catalog.list_price",
            "catalog.pack",
            "catalog.availability",
            "pricing.column_price");

    @Autowired
    Imports imports;

    @Autowired
    private Users users;

    @Autowired
    DSLContext sql;

    AccessScope support;

    @BeforeEach
    void somebodyImports() {
        support = scope("support", EnumSet.complementOf(EnumSet.of(Right.USER_EDIT)), Set.of());
    }

    AccessScope scope(String login, Set<Right> rights, Set<Long> portfolios) {
        var known = sql.fetchOptional("select id from security.app_user where login = ?", login)
                .map(r -> r.get(0, Long.class));
        long id = known.orElseGet(() -> users.add(new Users.NewUser(login, login, null, null, false, List.of())));
        return new AccessScope(id, Optional.empty(), rights, Set.of(), portfolios, Map.of(), TestClock.TODAY);
    }

    ImportRun load(String target, String content) {
        return load(support, target, content, target.equals("sales") ? MAKE_ALL : Set.of());
    }

    ImportRun load(AccessScope scope, String target, String content, Set<String> options) {
        return imports.load(scope, target, target + ".csv", stream(content), options, "erp");
    }

    static ByteArrayInputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Every row of every table an import may touch; versions count up for ever. */
    String house() {
        return FIGURES.stream()
                .map(table -> table + " "
                        + sql.fetchSingle("select md5(coalesce(string_agg((to_jsonb(t) - 'version')::text, '|'"
                                        + " order by (to_jsonb(t) - 'version')::text), '')) from " + table + " t")
                                .get(0, String.class))
                .collect(Collectors.joining("\n"));
    }

    BigDecimal number(String query) {
        return sql.fetchSingle(query).get(0, BigDecimal.class);
    }
}
