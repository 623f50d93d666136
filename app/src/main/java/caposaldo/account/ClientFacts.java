package caposaldo.account;

import caposaldo.db.account.tables.records.ClientRecord;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person writes about a client; the rules that need no database are here. */
public record ClientFacts(
        String name,
        @Nullable String legalName,
        String country,
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
        @Nullable LocalDate clientSince) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** @throws Invalid when the country does not write its tax numbers so */
    static void checkTaxNumber(String country, @Nullable String taxNumber) {
        var problems = new ArrayList<Invalid.Problem>();
        addTaxProblem(problems, country, taxNumber);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static void addTaxProblem(List<Invalid.Problem> problems, String country, @Nullable String taxNumber) {
        if (taxNumber != null) {
            switch (TaxNumber.of(country, taxNumber).verdict()) {
                case WRONG_FORM -> problems.add(problem("taxNumber", "account.invalid.taxForm", country));
                case WRONG_CHECK_DIGIT -> problems.add(problem("taxNumber", "account.invalid.taxCheck"));
                case VALID, UNKNOWN_COUNTRY -> {}
            }
        }
    }

    /** @throws Invalid naming every field that cannot stand as it is */
    public void check() {
        var problems = new ArrayList<Invalid.Problem>();
        if (name.isBlank()) {
            problems.add(problem("name", "account.invalid.name"));
        }
        if (!COUNTRIES.contains(country)) {
            problems.add(problem("country", "account.invalid.country", country));
        } else {
            addTaxProblem(problems, country, taxNumber);
        }
        if (potential != null && potential.signum() < 0) {
            problems.add(problem("potential", "account.invalid.potential"));
        }
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            problems.add(problem("email", "account.invalid.email"));
        }
        if (website != null && !website.matches("https?://\\S+")) {
            problems.add(problem("website", "account.invalid.website"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static Invalid.Problem problem(String field, String key, Object... arguments) {
        return new Invalid.Problem(field, key, List.of(arguments));
    }

    void into(ClientRecord row) {
        row.setName(name.strip());
        row.setLegalName(legalName);
        row.setCountry(country);
        row.setTaxNumber(
                taxNumber == null ? null : TaxNumber.of(country, taxNumber).number());
        row.setRegistryNumber(registryNumber);
        row.setSegment(segment);
        row.setChannel(channel);
        row.setSizeClass(sizeClass);
        row.setPotential(potential);
        row.setNeeds(needs);
        row.setSource(source);
        row.setPhone(phone);
        row.setEmail(email);
        row.setWebsite(website);
        row.setClientSince(clientSince);
    }
}
