package caposaldo.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A client or prospect as its record shows it.
 *
 * @param taxNumber as written by its country, with the country's prefix for VAT numbers
 * @param potential what it could buy from us in a year, in the company's currency
 * @param version for noticing a change made in the meantime
 */
public record Client(
        ClientId id,
        String code,
        String name,
        @Nullable String legalName,
        String country,
        @Nullable String taxNumber,
        @Nullable String registryNumber,
        State state,
        @Nullable String segment,
        @Nullable String channel,
        @Nullable String sizeClass,
        @Nullable BigDecimal potential,
        @Nullable String needs,
        @Nullable String source,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String website,
        @Nullable Long portfolioId,
        @Nullable String portfolio,
        @Nullable LocalDate clientSince,
        int version) {

    public enum State {
        PROSPECT,
        CLIENT,
        ARCHIVED
    }
}
