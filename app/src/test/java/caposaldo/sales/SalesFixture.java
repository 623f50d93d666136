package caposaldo.sales;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.Imports;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;

/** Sales that come in as everybody's do. */
final class SalesFixture {

    /** Two clients who order every ten days; the first has fallen silent, the second sent something back. */
    static final String TWO_CLIENTS = """
            document,line,date,customer,customer name,item,description,quantity,price,unit cost
            RM-01,1,2025-08-11,RM-1,Adige Market,RG-9,Old stove,5,100,70
            RM-02,1,2026-09-01,RM-1,Adige Market,RG-1,Lamp,10,12.50,8
            RM-03,1,2026-09-11,RM-1,Adige Market,RG-1,Lamp,10,12.50,8
            RM-04,1,2026-09-21,RM-1,Adige Market,RG-1,Lamp,10,12.50,8
            RM-05,1,2026-10-01,RM-1,Adige Market,RG-1,Lamp,10,12.50,8
            RM-06,1,2026-10-20,RM-2,Brenta Casa,RG-1,Lamp,4,12.50,8
            RM-07,1,2026-10-30,RM-2,Brenta Casa,RG-2,Chair,10,80,50
            RM-07,2,2026-10-30,RM-2,Brenta Casa,POST,Postage,1,15,15
            RM-08,1,2026-11-09,RM-2,Brenta Casa,RG-1,Lamp,4,12.50,8
            CRM-1,1,2026-11-10,RM-2,Brenta Casa,RG-2,Chair,-4,80,50
            RM-09,1,2026-11-20,RM-2,Brenta Casa,RG-1,Lamp,4,12.50,8
            """;

    private final Imports imports;
    private final DSLContext sql;

    SalesFixture(Imports imports, DSLContext sql) {
        this.imports = imports;
        this.sql = sql;
    }

    ImportRun load(AccessScope scope, String content) {
        var run = imports.load(
                scope,
                "sales",
                "sales.csv",
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                Set.of("createMissing", "collectUnknown"),
                "shop");
        assertThat(run.state()).as("%s", run.refusal()).isEqualTo(ImportRun.State.ACCEPTED);
        return run;
    }

    ClientId client(String code) {
        return new ClientId(Objects.requireNonNull(sql.fetchSingle("select id from account.client where code = ?", code)
                .get(0, Long.class)));
    }
}
