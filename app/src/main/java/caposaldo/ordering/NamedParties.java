package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.CLIENT_KEY;
import static caposaldo.db.account.Tables.SITE;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.ITEM_KEY;
import static caposaldo.db.catalog.Tables.PACK;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Who and what the numbers of a document stand for. */
@Component
class NamedParties {

    /** @param units how many of ours one of it is: what a pack holds, else 1 */
    record Named(ItemId item, BigDecimal units) {}

    /** Products by the numbers they are known by. */
    record Items(Map<String, Named> byCode) {

        Optional<Named> of(String code) {
            return Optional.ofNullable(byCode.get(plain(code)));
        }
    }

    private static final int GTIN = 14;

    private final DSLContext sql;

    NamedParties(DSLContext sql) {
        this.sql = sql;
    }

    /** GTINs are the same with zeros before them, codes in capitals and small letters. */
    private static String plain(String code) {
        var bare = code.strip().toUpperCase(Locale.ROOT);
        return bare.matches("[0-9]{8,14}") ? "0".repeat(GTIN - bare.length()) + bare : bare;
    }

    /** Clients the person sees that one of these numbers names: GLN, tax, registry, our code, or another system's key. */
    List<ClientId> clients(AccessScope scope, Collection<String> numbers) {
        // A VAT number comes with its country before it or without.
        var any = numbers.stream()
                .map(number -> number.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT))
                .flatMap(number -> Stream.of(number, number.replaceFirst("^[A-Z]{2}(?=[0-9])", "")))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toArray(String[]::new);
        return sql.select(CLIENT.ID)
                .from(CLIENT)
                .where(Clients.seenBy(scope))
                .and(CLIENT.ID.in(select(CLIENT.ID)
                        .from(CLIENT)
                        .where(bare(CLIENT.CODE).eq(any(any)))
                        .unionAll(select(CLIENT.ID)
                                .from(CLIENT)
                                .where(bare(CLIENT.TAX_NUMBER).eq(any(any))))
                        .unionAll(select(CLIENT.ID)
                                .from(CLIENT)
                                .where(bare(CLIENT.REGISTRY_NUMBER).eq(any(any))))
                        .unionAll(select(SITE.CLIENT_ID).from(SITE).where(SITE.GLN.eq(any(any))))
                        .unionAll(select(CLIENT_KEY.CLIENT_ID)
                                .from(CLIENT_KEY)
                                .where(bare(CLIENT_KEY.KEY).eq(any(any))))))
                .orderBy(CLIENT.ID)
                .limit(2)
                .fetch(row -> new ClientId(row.value1()));
    }

    private static Field<String> bare(Field<String> number) {
        return DSL.field("ext.bare({0})", String.class, number);
    }

    /** By GTIN of the product or of a pack, by our code, or by another system's key, in one statement; the surest wins. */
    Items items(Collection<String> codes) {
        var any = codes.stream().map(NamedParties::plain).distinct().toArray(String[]::new);
        var one = DSL.inline(BigDecimal.ONE);
        var found = new HashMap<String, Named>();
        sql.select(DSL.inline(1).as("sure"), padded(ITEM.GTIN).as("code"), ITEM.ID, one.as("units"))
                .from(ITEM)
                .where(padded(ITEM.GTIN).eq(any(any)))
                .unionAll(select(DSL.inline(2), padded(PACK.GTIN), PACK.ITEM_ID, PACK.QUANTITY)
                        .from(PACK)
                        .where(padded(PACK.GTIN).eq(any(any))))
                .unionAll(select(DSL.inline(3), DSL.upper(ITEM.CODE), ITEM.ID, one)
                        .from(ITEM)
                        .where(DSL.upper(ITEM.CODE).eq(any(any))))
                .unionAll(select(DSL.inline(4), DSL.upper(ITEM_KEY.KEY), DSL.min(ITEM_KEY.ITEM_ID), one)
                        .from(ITEM_KEY)
                        .where(DSL.upper(ITEM_KEY.KEY).eq(any(any)))
                        .groupBy(DSL.upper(ITEM_KEY.KEY))
                        .having(DSL.countDistinct(ITEM_KEY.ITEM_ID).eq(1)))
                .orderBy(DSL.field("sure"))
                .forEach(row -> found.putIfAbsent(
                        row.value2(), new Named(new ItemId(row.value3()), Objects.requireNonNull(row.value4()))));
        return new Items(Map.copyOf(found));
    }

    private static Field<String> padded(Field<String> gtin) {
        return DSL.lpad(gtin, DSL.inline(GTIN), DSL.inline("0"));
    }
}
