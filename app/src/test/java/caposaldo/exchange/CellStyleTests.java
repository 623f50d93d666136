package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the cells of a file write numbers and dates. */
class CellStyleTests {

    @Test
    void aDayAboveTwelveTellsDayFromMonth() {
        assertThat(dates("03/04/2026", "25/04/2026")).isEqualTo(new CellStyle('.', "d/M/yyyy", false));
        assertThat(dates("03/04/2026", "04/25/2026")).isEqualTo(new CellStyle('.', "M/d/yyyy", false));
    }

    @Test
    void saysSoWhenDayAndMonthCannotBeToldApart() {
        assertThat(dates("03/04/2026", "05/06/2026")).isEqualTo(new CellStyle('.', "d/M/yyyy", true));
    }

    @Test
    void knowsTheDatesOfAllOurCountries() {
        assertThat(dates("2026-11-24").dates()).isEqualTo("yyyy-MM-dd");
        assertThat(dates("24.11.2026").dates()).isEqualTo("d.M.yyyy");
        assertThat(dates("24-11-2026").dates()).isEqualTo("d-M-yyyy");
        assertThat(dates("2026/11/24").dates()).isEqualTo("yyyy/M/d");
        assertThat(dates("24/11/26").dates()).isEqualTo("d/M/yy");
        assertThat(dates("2009-12-01 07:45:00", "2010-01-31 09:00:00").dates()).isEqualTo("yyyy-MM-dd");
    }

    @Test
    void readsTheDayAndLeavesTheTime() {
        var day = LocalDate.of(2026, 2, 3);
        assertThat(CellStyle.date("yyyy-MM-dd", "2026-02-03T08:15:00")).isEqualTo(day);
        assertThat(CellStyle.date("d/M/yyyy", "3/2/2026 8:15")).isEqualTo(day);
        assertThat(CellStyle.date("d/M/yyyy", "30/02/2026")).isNull();
        assertThat(CellStyle.date("yyyy-MM-dd", "2026-02-30")).isNull();
    }

    @Test
    void tellsTheDecimalCommaFromThousands() {
        assertThat(numbers("1.234,50", "7,20", "12").decimal()).isEqualTo(',');
        assertThat(numbers("1,234.50", "7.20", "12").decimal()).isEqualTo('.');
        assertThat(numbers("1,234", "2,345").decimal()).isEqualTo('.');
    }

    private static CellStyle dates(String... cells) {
        return CellStyle.of(column(cells));
    }

    private static CellStyle numbers(String... cells) {
        return CellStyle.of(column(cells));
    }

    private static List<List<String>> column(String... cells) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("head"));
        for (var cell : cells) {
            rows.add(List.of(cell));
        }
        return rows;
    }
}
