package caposaldo.pricing.web;

import caposaldo.kernel.Invalid;
import caposaldo.pricing.PriceColumn;
import caposaldo.pricing.PriceList;
import caposaldo.pricing.PriceLists;
import caposaldo.web.Option;
import caposaldo.web.RecordHead;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.web.util.UriUtils;

/**
 * The prices of a list on a day.
 *
 * @param more whether products follow
 */
public record ColumnPricesPage(
        RecordHead head,
        PriceList list,
        List<PriceColumn> columns,
        List<PriceLists.Row> rows,
        boolean more,
        Look look,
        boolean mayEdit) {

    /** @param after the code of the last product of the page before */
    public record Look(String words, String after, LocalDate day) {}

    /** @throws Invalid when what is written is no day */
    static LocalDate day(String written, LocalDate today) {
        try {
            return written.isBlank() ? today : LocalDate.parse(written.strip());
        } catch (DateTimeParseException none) {
            var problem = Invalid.field("on", "web.list.invalid.date", written);
            problem.initCause(none);
            throw problem;
        }
    }

    public String path() {
        return list.id().path() + "/items";
    }

    public String first() {
        return look.after.isEmpty() ? "" : path() + "?" + query();
    }

    public String next() {
        return more
                ? path() + "?" + query() + "&after=" + encoded(rows.getLast().code())
                : "";
    }

    private String query() {
        return "on=" + look.day + "&q=" + encoded(look.words);
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    public List<Option> columnOptions() {
        return PriceWords.options(columns, false);
    }
}
