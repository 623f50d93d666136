package caposaldo.sales.web;

import caposaldo.account.ClientId;
import caposaldo.sales.ClientProducts.Grid;
import java.time.YearMonth;

/** A client's products by month; every amount opens the lines it sums. */
public record GridPage(ClientId client, Grid grid) {

    public String lines(String code) {
        return LinesOf.item(client.path() + "/lines", code);
    }

    public String lines(String code, YearMonth month) {
        return LinesOf.item(client.path() + "/lines", code, month);
    }
}
