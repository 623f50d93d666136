package caposaldo.ubl;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One side of a trade as it stands on a document.
 *
 * @param name as registered; empty when nobody wrote it
 * @param vat the VAT number with its country before it; null when it has none or nobody wrote it
 * @param registry what the register of companies calls it
 * @param address where documents are sent
 */
public record Trader(
        String name,
        Place place,
        @Nullable String vat,
        @Nullable String registry,
        Optional<ElectronicAddress> address) {

    /** @param country two letters; empty when nobody wrote it */
    public record Place(
            @Nullable String street,
            @Nullable String more,
            @Nullable String city,
            @Nullable String postalZone,
            @Nullable String subentity,
            String country) {}

    /** As {@code cac:Party}, with its tax number where the document asks for it. */
    public void into(Composed party) {
        address.ifPresent(to -> party.coded("EndpointID", "schemeID", to.scheme(), to.id()));
        party.in("PartyName", in -> in.text("Name", name));
        party.in("PostalAddress", this::place);
        if (vat != null) {
            party.in(
                    "PartyTaxScheme",
                    in -> in.text("CompanyID", vat).in("TaxScheme", scheme -> scheme.text("ID", "VAT")));
        }
        party.in("PartyLegalEntity", in -> in.text("RegistrationName", name).text("CompanyID", registry));
    }

    /** As {@code cac:Address} of any name. */
    public void place(Composed address) {
        address.text("StreetName", place.street)
                .text("AdditionalStreetName", place.more)
                .text("CityName", place.city)
                .text("PostalZone", place.postalZone)
                .text("CountrySubentity", place.subentity)
                .in("Country", in -> in.text("IdentificationCode", place.country));
    }
}
