package caposaldo.pricing.web;

import static caposaldo.pricing.web.PriceBodies.required;

import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.pricing.VatRate.Category;
import caposaldo.pricing.VatRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rates of value added tax for programs; the list is {@code GET /api/v1/prices/vat}. */
@RestController
@RequestMapping("/api/v1/prices/vat")
class VatApi {

    record RateChange(@Nullable BigDecimal rate, @Nullable String legalBasis) {}

    record CategoryChange(@Nullable Category category) {}

    private final VatRates rates;

    VatApi(VatRates rates) {
        this.rates = rates;
    }

    @PutMapping("/{country}/{category}/{from}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(
            @PathVariable String country,
            @PathVariable String category,
            @PathVariable LocalDate from,
            @RequestBody RateChange wanted,
            AccessScope scope) {
        rates.set(
                scope,
                country,
                PriceForms.category(category),
                from,
                required(wanted.rate(), "rate"),
                required(wanted.legalBasis(), "legalBasis"));
    }

    @PutMapping("/items/{item:\\d+}/{country}/{from}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void categorise(
            @PathVariable long item,
            @PathVariable String country,
            @PathVariable LocalDate from,
            @RequestBody CategoryChange wanted,
            AccessScope scope) {
        rates.categorise(scope, new ItemId(item), country, required(wanted.category(), "category"), from);
    }
}
