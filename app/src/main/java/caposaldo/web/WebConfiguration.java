package caposaldo.web;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
public class WebConfiguration implements WebMvcConfigurer {

    private static final CacheControl FOR_A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets = Assets.onClasspath();
    private final Messages messages = Messages.load();
    private final ObjectProvider<RailEntry> entries;
    private final ObjectProvider<Viewer.Source> viewers;
    private final ObjectProvider<Clock> clock;
    private final Currency currency;

    WebConfiguration(
            ObjectProvider<RailEntry> entries,
            ObjectProvider<Viewer.Source> viewers,
            ObjectProvider<Clock> clock,
            @Value("${caposaldo.currency:EUR}") String currency) {
        this.entries = entries;
        this.viewers = viewers;
        this.clock = clock;
        this.currency = Currency.getInstance(currency);
    }

    /** Its zone decides when the company's day begins. */
    @Bean
    static Clock clock(@Value("${caposaldo.zone:}") String zone) {
        return zone.isBlank() ? Clock.systemDefaultZone() : Clock.system(ZoneId.of(zone));
    }

    @Bean
    static Templates templates() {
        return new StaticTemplates();
    }

    @Bean
    static WebMvcRegistrations routesByPrefix() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new RoutesByPrefix();
            }
        };
    }

    @Bean
    Wording wording() {
        return new Wording(messages);
    }

    @Bean
    static FailureAnswer failureAnswer(Templates templates) {
        return new FailureAnswer(templates);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        var house =
                new RequestUi.House(messages, new Rail(entries.stream().toList()), assets, clock.getObject(), currency);
        resolvers.add(new UiArgumentResolver(house, this::viewer));
    }

    private Optional<Viewer> viewer() {
        return viewers.stream().flatMap(v -> v.current().stream()).findFirst();
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new JteModelReturnValueHandler());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        keep(registry, "/css/" + assets.version() + "/**", "classpath:/static/css/");
        keep(registry, "/js/" + assets.version() + "/**", "classpath:/static/js/");
        keep(registry, "/webjars/**", "classpath:/META-INF/resources/webjars/");
        keep(registry, "/_static/**", "classpath:/META-INF/resources/_static/");
    }

    private static void keep(ResourceHandlerRegistry registry, String pattern, String location) {
        registry.addResourceHandler(pattern).addResourceLocations(location).setCacheControl(FOR_A_YEAR);
    }
}
