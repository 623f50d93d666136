package caposaldo.web;

import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import caposaldo.web.Viewer.Theme;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** The {@link Ui} of one request. */
class RequestUi implements Ui {

    /** What all requests share. */
    record House(Messages messages, Rail rail, Assets assets, Clock clock, Currency currency) {}

    private final House house;
    private final HttpServletRequest request;
    private final Optional<Viewer> viewer;
    private final Locale locale;

    RequestUi(House house, HttpServletRequest request, Optional<Viewer> viewer, Locale locale) {
        this.house = house;
        this.request = request;
        this.viewer = viewer;
        this.locale = locale;
    }

    @Override
    public String t(String key, Object... arguments) {
        return house.messages.text(locale, key, arguments);
    }

    @Override
    public String tOr(String key, String otherwise) {
        return house.messages.all(locale).containsKey(key) ? t(key) : otherwise;
    }

    @Override
    public String money(Money money) {
        return Formats.money(locale, money);
    }

    @Override
    public String moneyRounded(Money money) {
        return Formats.moneyRounded(locale, money);
    }

    @Override
    public String moneyRounded(BigDecimal amount) {
        return Formats.moneyRounded(locale, new Money(amount, house.currency));
    }

    @Override
    public String price(BigDecimal amount) {
        return Formats.price(locale, amount);
    }

    @Override
    public String priceWithSign(BigDecimal amount) {
        return priceWithSign(amount, house.currency);
    }

    @Override
    public String priceWithSign(BigDecimal amount, Currency in) {
        return Formats.signed(locale, price(amount), in);
    }

    @Override
    public String currency() {
        return sign(house.currency);
    }

    @Override
    public String sign(Currency of) {
        return Formats.symbol(of);
    }

    @Override
    public String number(Number number) {
        return Formats.number(locale, number, 6);
    }

    @Override
    public String number(Number number, int decimals) {
        return Formats.number(locale, number, decimals);
    }

    @Override
    public String percent(Percent percent) {
        return Formats.percent(locale, percent, 1);
    }

    @Override
    public String percent(Percent percent, int decimals) {
        return Formats.percent(locale, percent, decimals);
    }

    @Override
    public String share(Percent percent) {
        return Formats.share(locale, percent);
    }

    @Override
    public String change(Percent percent) {
        return Formats.change(locale, percent);
    }

    @Override
    public String date(LocalDate date) {
        return Formats.date(locale, date);
    }

    @Override
    public String dayAndMonth(LocalDate date) {
        return Formats.dayAndMonth(locale, date);
    }

    @Override
    public String longDate(LocalDate date) {
        return Formats.longDate(locale, date);
    }

    @Override
    public String month(YearMonth month) {
        return Formats.month(locale, month);
    }

    @Override
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(instant.atZone(zone()));
    }

    @Override
    public String ago(Instant instant) {
        var day = instant.atZone(zone()).toLocalDate();
        var today = today();
        if (day.equals(today)) {
            return t("web.ago.today", time(instant));
        }
        if (day.equals(today.minusDays(1))) {
            return t("web.ago.yesterday", time(instant));
        }
        return day.getYear() == today.getYear() ? dayAndMonth(day) : date(day);
    }

    @Override
    public String orDash(@Nullable Object value) {
        return switch (value) {
            case null -> "—";
            case Money money -> money(money);
            case Percent percent -> percent(percent);
            case LocalDate date -> date(date);
            case Number number -> number(number);
            case Optional<?> optional -> orDash(optional.orElse(null));
            default -> value.toString().isBlank() ? "—" : value.toString();
        };
    }

    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public Optional<Viewer> viewer() {
        return viewer;
    }

    @Override
    public boolean may(String right) {
        return viewer.filter(v -> v.may(right)).isPresent();
    }

    @Override
    public String csrfToken() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    @Override
    public String path() {
        return request.getRequestURI();
    }

    @Override
    public Shell shell(String title) {
        var places = viewer.map(v -> house.rail.seenBy(v, path(), this::t)).orElse(List.of());
        return new Shell(title, "", places, house.assets, theme(), toast());
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(house.clock.withZone(zone()));
    }

    private ZoneId zone() {
        return viewer.map(Viewer::zone).orElse(ZoneOffset.UTC);
    }

    private Theme theme() {
        return viewer.map(Viewer::theme).orElseGet(() -> {
            var cookie = WebUtils.getCookie(request, "theme");
            return switch (cookie == null ? "" : cookie.getValue()) {
                case "light" -> Theme.LIGHT;
                case "dark" -> Theme.DARK;
                default -> Theme.SYSTEM;
            };
        });
    }

    private @Nullable Toast toast() {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(Toast.ATTRIBUTE) instanceof Toast toast ? toast : null;
    }
}
