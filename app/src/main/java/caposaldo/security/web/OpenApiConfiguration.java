package caposaldo.security.web;

import caposaldo.db.AccessScope;
import caposaldo.web.Ui;
import caposaldo.web.list.ListDefinition;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says of all of it. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        // What the house gives a method is not for the caller to send.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(AccessScope.class, Ui.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("Caposaldo").version("1").description("""
                        Every screen has its twin here, under the same rights. Send a token made under
                        "Tokens for programs" as Authorization: Bearer. A POST with an Idempotency-Key is done once:
                        repeated within a day it gets the first answer again. Failures are problem details (RFC 9457).
                        """))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    ApiLists apiLists(List<ListDefinition> lists) {
        return new ApiLists(lists);
    }

    @Bean
    ApiWords apiWords() {
        return new ApiWords();
    }
}
