package caposaldo.ubl;

import caposaldo.kernel.Invalid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who we are on documents that leave, as settings say it.
 *
 * @param name as registered
 * @param endpoint our electronic address with its scheme, such as {@code 0211:IT01234567890}
 * @param vat our VAT number with its country before it
 * @param iban the account that is paid to
 */
@ConfigurationProperties("caposaldo.seller")
public record Seller(
        @Nullable String name,
        @Nullable String endpoint,
        @Nullable String vat,
        @Nullable String street,
        @Nullable String city,
        @Nullable String postcode,
        @Nullable String country,
        @Nullable String iban) {

    public Trader trader() {
        return new Trader(
                orEmpty(name),
                new Trader.Place(orNull(street), null, orNull(city), orNull(postcode), null, orEmpty(country)),
                orNull(vat),
                null,
                ElectronicAddress.of(orEmpty(endpoint)));
    }

    /** @throws Invalid when nobody set who we are */
    public Trader named() {
        var trader = trader();
        if (trader.name().isEmpty()) {
            throw Invalid.field("", "ubl.toDo.name", "UBL", "PartyLegalEntity/RegistrationName");
        }
        return trader;
    }

    /** Without blanks; empty when nobody set it. */
    public Optional<String> account() {
        return Optional.ofNullable(orNull(iban)).map(written -> written.replaceAll("\\s", ""));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
