package caposaldo.catalog;

import java.util.ArrayList;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Looks at what a file of products has for GTINs, by the one rule there is for them. */
@Component
class StagedGtins {

    private static final int FETCH = 2000;

    private final DSLContext sql;

    StagedGtins(DSLContext sql) {
        this.sql = sql;
    }

    /** What is written for a GTIN in the sixth column and is none, each once. */
    String[] wrong(long run) {
        var wrong = new ArrayList<String>();
        try (var written = sql.resultQuery(
                        "select distinct c5 from exchange.staged_row where import_id = ? and c5 is not null", run)
                .fetchSize(FETCH)
                .fetchLazy()) {
            for (var row : written) {
                var gtin = row.get(0, String.class);
                if (!Gtin.isGtin(Gtin.plain(gtin))) {
                    wrong.add(gtin);
                }
            }
        }
        return wrong.toArray(String[]::new);
    }
}
