package caposaldo.web;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** {@code /components} without database and sign-in, to look at in a browser; no configuration class, lest it be scanned. */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
@Import({WebConfiguration.class, ComponentsController.class, Failures.class, ErrorPages.class})
public class ComponentsServer {

    public static void main(String[] args) {
        start(args.length == 0 ? 8099 : Integer.parseInt(args[0]));
    }

    static ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(ComponentsServer.class)
                .profiles("dev")
                .properties("server.port=" + port, "spring.main.banner-mode=off", "spring.config.name=none")
                .run();
    }

    @Bean
    static Viewer.Source elena() {
        return () -> java.util.Optional.of(WebFixture.elena("en"));
    }

    @Bean
    static RailEntry today() {
        return WebFixture.entries().get(1);
    }

    @Bean
    static RailEntry money() {
        return WebFixture.entries().get(2);
    }

    @Bean
    static RailEntry people() {
        return WebFixture.entries().get(3);
    }

    @Bean
    static RailEntry clients() {
        return WebFixture.entries().get(4);
    }

    @Bean
    static Filter policy() {
        return (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("Content-Security-Policy", SecurityHeaders.CSP);
            chain.doFilter(request, response);
        };
    }
}
