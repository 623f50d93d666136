package caposaldo.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/** Gives a controller method the {@link Ui} of its request; in the language asked for, else the person's, else the browser's. */
class UiArgumentResolver implements HandlerMethodArgumentResolver {

    private static final String ATTRIBUTE = Ui.class.getName();

    private final RequestUi.House house;
    private final Supplier<Optional<Viewer>> viewer;

    UiArgumentResolver(RequestUi.House house, Supplier<Optional<Viewer>> viewer) {
        this.house = house;
        this.viewer = viewer;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Ui.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        return of(Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class)));
    }

    private Ui of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Ui ui) {
            return ui;
        }
        var person = viewer.get();
        var ui = new RequestUi(house, request, person, language(request, person));
        request.setAttribute(ATTRIBUTE, ui);
        return ui;
    }

    private static Locale language(HttpServletRequest request, Optional<Viewer> person) {
        var asked = request.getParameter("lang");
        return asked == null
                ? person.map(v -> Messages.closest(v.locale())).orElseGet(() -> guessed(request))
                : Messages.closest(Locale.forLanguageTag(asked));
    }

    private static Locale guessed(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, "locale");
        if (cookie != null) {
            return Messages.closest(Locale.forLanguageTag(cookie.getValue()));
        }
        var accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            var best =
                    accepted == null ? null : Locale.lookup(Locale.LanguageRange.parse(accepted), Messages.LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
