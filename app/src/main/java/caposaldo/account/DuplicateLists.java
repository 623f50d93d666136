package caposaldo.account;

import static caposaldo.account.DuplicateStore.LEFT;
import static caposaldo.account.DuplicateStore.RIGHT;
import static caposaldo.db.account.Tables.CLIENT_MERGE;
import static caposaldo.db.account.Tables.DUPLICATE_PAIR;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.kernel.Right;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of likely pairs, those kept apart, and the merges that were made. */
@Configuration(proxyBeanMethods = false)
class DuplicateLists {

    private static final List<String> SIGNS = Likeness.FIELD_NAMES.stream()
            .flatMap(field -> Stream.of("SAME", "ALIKE", "DIFFERENT").map(sign -> field + "." + sign))
            .toList();

    @Bean
    static ListDefinition likelyPairs() {
        return pairs("account.duplicates", "/clients/duplicates", Duplicates.State.OPEN)
                .action("account.duplicates.search", "/clients/duplicates/search", Right.CLIENT_EDIT)
                .action("account.apart.title", "/clients/duplicates/apart", Right.CLIENT_EDIT)
                .action("account.merges.title", "/clients/merges", Right.CLIENT_EDIT);
    }

    @Bean
    static ListDefinition pairsKeptApart() {
        return pairs("account.apart", "/clients/duplicates/apart", Duplicates.State.DIFFERENT);
    }

    private static ListDefinition pairs(String name, String path, Duplicates.State state) {
        return ListDefinition.of(
                        name,
                        path,
                        Right.CLIENT_EDIT,
                        DUPLICATE_PAIR
                                .join(LEFT)
                                .on(LEFT.ID.eq(DUPLICATE_PAIR.LEFT_ID))
                                .join(RIGHT)
                                .on(RIGHT.ID.eq(DUPLICATE_PAIR.RIGHT_ID)),
                        DUPLICATE_PAIR.ID,
                        (scope, place) ->
                                Duplicates.seenBy(scope).and(DUPLICATE_PAIR.STATE.eq(DSL.inline(state.name()))))
                .opening(id -> "/clients/duplicates/" + id)
                .searching(LEFT.SEARCH.concat(RIGHT.SEARCH))
                .column(Column.text("left", LEFT.NAME))
                .column(Column.text("right", RIGHT.NAME))
                .column(Column.share("score", DUPLICATE_PAIR.SCORE))
                .column(Column.chips("signs", DUPLICATE_PAIR.SIGNS, SIGNS))
                .column(Column.date("foundAt", DUPLICATE_PAIR.FOUND_AT))
                .sortedBy("-score");
    }

    @Bean
    static ListDefinition mergesMade() {
        return ListDefinition.of(
                        "account.merges",
                        "/clients/merges",
                        Right.CLIENT_READ,
                        CLIENT_MERGE
                                .join(LEFT)
                                .on(LEFT.ID.eq(CLIENT_MERGE.KEPT_ID))
                                .join(RIGHT)
                                .on(RIGHT.ID.eq(CLIENT_MERGE.MERGED_ID))
                                .leftJoin(APP_USER)
                                .on(APP_USER.ID.eq(CLIENT_MERGE.MERGED_BY_ID)),
                        CLIENT_MERGE.ID,
                        (scope, place) -> Merges.seenBy(scope))
                .opening(id -> "/clients/merges/" + id)
                .searching(LEFT.SEARCH.concat(RIGHT.SEARCH))
                .column(Column.text("merged", RIGHT.NAME))
                .column(Column.text("kept", LEFT.NAME))
                .column(Column.date("mergedAt", CLIENT_MERGE.MERGED_AT))
                .column(Column.text("by", APP_USER.DISPLAY_NAME).orEmpty())
                .column(Column.date("undoneAt", CLIENT_MERGE.UNDONE_AT).orEmpty())
                .sortedBy("-mergedAt");
    }
}
