package caposaldo.currency.web;

import caposaldo.currency.KeepRates;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Rates of exchange for programs; the list is {@code /api/v1/currency/rates}. */
@RestController
@RequestMapping("/api/v1/currency/rates")
class RateApi {

    /** @param units of the currency for one unit of the company's own */
    record NewRate(
            @Nullable String currency,
            @Nullable LocalDate day,
            @Nullable BigDecimal units) {}

    /** @param rates how many are new or other than before */
    record TakenRates(int rates) {}

    private final KeepRates rates;

    RateApi(KeepRates rates) {
        this.rates = rates;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@RequestBody NewRate wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        rates.keep(
                scope,
                required(wanted.currency(), "currency"),
                required(wanted.day(), "day"),
                required(wanted.units(), "units"));
    }

    @PostMapping("/file")
    TakenRates take(@RequestParam(required = false) @Nullable MultipartFile file, AccessScope scope)
            throws IOException {
        scope.require(Right.RECEIVABLE_POST);
        if (file == null) {
            throw Invalid.field("file", "currency.refused.none");
        }
        try (var content = file.getInputStream()) {
            return new TakenRates(rates.take(scope, content));
        }
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }
}
