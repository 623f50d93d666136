package caposaldo.db;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the audit trail name both people when a substitute (1.4) works on a client of the person absent. */
@Component
public class Trail {

    private final DSLContext sql;

    Trail(DSLContext sql) {
        this.sql = sql;
    }

    /** From here to the end of the transaction, what is written is written on behalf of the portfolio's absent owner. */
    public void worksOn(AccessScope scope, @Nullable Long portfolioId) {
        var absent = portfolioId == null ? null : scope.standsInFor().get(portfolioId);
        if (absent != null) {
            onBehalfOf(absent);
        }
    }

    /** From here to the end of the transaction, what is written is written on behalf of this absent person. */
    public void onBehalfOf(long person) {
        sql.select(DSL.function(
                        "set_config",
                        String.class,
                        DSL.val("caposaldo.on_behalf_of"),
                        DSL.val(Long.toString(person)),
                        DSL.val(true)))
                .fetch();
    }
}
