package caposaldo.account.web;

import caposaldo.account.Assignments;
import caposaldo.account.Client;
import caposaldo.account.ClientFacts;
import caposaldo.account.ClientPeople;
import caposaldo.account.ContactFacts;
import caposaldo.account.Duplicates;
import caposaldo.account.FindDuplicates;
import caposaldo.account.Merges;
import caposaldo.account.SiteFacts;
import caposaldo.analytics.match.Evidence;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shapes of this room in the API. Days are ISO 8601 dates; a last day is included. */
final class ApiModel {

    private ApiModel() {}

    /** @param potential a year, in the company's currency */
    record ClientBody(
            long id,
            String code,
            String name,
            @Nullable String legalName,
            String country,
            @Nullable String taxNumber,
            @Nullable String registryNumber,
            String state,
            @Nullable String segment,
            @Nullable String channel,
            @Nullable String sizeClass,
            @Nullable BigDecimal potential,
            @Nullable String needs,
            @Nullable String source,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String website,
            @Nullable LocalDate clientSince,
            @Nullable Long portfolioId,
            int version) {

        static ClientBody of(Client client) {
            return new ClientBody(
                    client.id().value(),
                    client.code(),
                    client.name(),
                    client.legalName(),
                    client.country(),
                    client.taxNumber(),
                    client.registryNumber(),
                    client.state().name(),
                    client.segment(),
                    client.channel(),
                    client.sizeClass(),
                    client.potential(),
                    client.needs(),
                    client.source(),
                    client.phone(),
                    client.email(),
                    client.website(),
                    client.clientSince(),
                    client.portfolioId(),
                    client.version());
        }
    }

    /** @param portfolioId only when the client is added; later it is assigned */
    record ClientWritten(
            @Nullable String name,
            @Nullable String legalName,
            @Nullable String country,
            @Nullable String taxNumber,
            @Nullable String registryNumber,
            @Nullable String segment,
            @Nullable String channel,
            @Nullable String sizeClass,
            @Nullable BigDecimal potential,
            @Nullable String needs,
            @Nullable String source,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String website,
            @Nullable LocalDate clientSince,
            @Nullable Long portfolioId,
            @Nullable Integer version) {

        ClientFacts facts() {
            return new ClientFacts(
                    text(name),
                    legalName,
                    text(country).toUpperCase(Locale.ROOT),
                    taxNumber,
                    registryNumber,
                    segment,
                    channel,
                    sizeClass,
                    potential,
                    needs,
                    source,
                    phone,
                    email,
                    website,
                    clientSince);
        }
    }

    record ContactBody(
            long id,
            String givenName,
            String familyName,
            @Nullable String jobTitle,
            ClientPeople.ContactRole role,
            @Nullable LocalDate leftOn,
            List<ClientPeople.Channel> channels,
            int version) {

        static ContactBody of(ClientPeople.Contact contact) {
            return new ContactBody(
                    contact.id(),
                    contact.givenName(),
                    contact.familyName(),
                    contact.jobTitle(),
                    contact.role(),
                    contact.leftOn(),
                    contact.channels(),
                    contact.version());
        }
    }

    record ContactWritten(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String jobTitle,
            ClientPeople.@Nullable ContactRole role,
            @Nullable List<ClientPeople.Channel> channels,
            @Nullable Integer version) {

        ContactFacts facts() {
            return new ContactFacts(
                    text(givenName),
                    text(familyName),
                    jobTitle,
                    Objects.requireNonNullElse(role, ClientPeople.ContactRole.OTHER),
                    Objects.requireNonNullElse(channels, List.of()));
        }
    }

    /** @param leftOn the last day there; null for today */
    record Leaving(@Nullable LocalDate leftOn) {}

    record SiteBody(long id, SiteFacts site, int version) {

        static SiteBody of(ClientPeople.Site site) {
            return new SiteBody(site.id(), site.facts(), site.version());
        }
    }

    record SiteWritten(@Nullable SiteFacts site, @Nullable Integer version) {

        SiteFacts facts() {
            if (site == null) {
                throw Invalid.field("site", "account.invalid.cityName");
            }
            return site;
        }
    }

    record KeyWritten(@Nullable String source, @Nullable String key) {}

    record AssignmentBody(
            long id,
            long portfolioId,
            String portfolio,
            LocalDate from,
            @Nullable LocalDate until,
            String why,
            List<Assignments.Holder> holders) {

        static AssignmentBody of(Assignments.Assignment one) {
            return new AssignmentBody(
                    one.id(), one.portfolioId(), one.portfolio(), one.from(), one.until(), one.why(), one.holders());
        }
    }

    record NewAssignment(
            @Nullable Long portfolioId,
            @Nullable LocalDate from,
            @Nullable String why) {}

    record PairBody(
            long id,
            long leftId,
            String left,
            long rightId,
            String right,
            double score,
            List<Evidence> evidence,
            Duplicates.State state,
            int version) {

        static PairBody of(Duplicates.Pair pair) {
            return new PairBody(
                    pair.id(),
                    pair.left().value(),
                    pair.leftName(),
                    pair.right().value(),
                    pair.rightName(),
                    pair.score(),
                    pair.evidence(),
                    pair.state(),
                    pair.version());
        }
    }

    record Decision(@Nullable Integer version) {}

    record SearchBody(
            long id,
            String state,
            Instant startedAt,
            @Nullable Instant endedAt,
            int clients,
            int compared) {

        static SearchBody of(FindDuplicates.Search search) {
            return new SearchBody(
                    search.id(),
                    search.state().name(),
                    search.startedAt(),
                    search.endedAt(),
                    search.clients(),
                    search.compared());
        }
    }

    /** @param take names of the fields of which the kept client gets the merged one's value */
    record NewMerge(
            @Nullable Long keptId,
            @Nullable Integer keptVersion,
            @Nullable Long mergedId,
            @Nullable Integer mergedVersion,
            @Nullable List<String> take) {}

    record MergeBody(
            long id,
            long keptId,
            long mergedId,
            Instant mergedAt,
            @Nullable Instant undoneAt,
            List<Merges.Share> moved) {

        static MergeBody of(Merges.Made made) {
            return new MergeBody(
                    made.id(),
                    made.kept().value(),
                    made.merged().value(),
                    made.at(),
                    made.undoneAt().orElse(null),
                    made.moved());
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    /** @throws Invalid when it was left out */
    static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "account.invalid.missing");
        }
        return value;
    }
}
