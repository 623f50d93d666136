package caposaldo.ubl;

import caposaldo.kernel.Right;
import caposaldo.web.RailEntry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Seller.class)
class UblConfiguration {

    @Bean
    static RailEntry documentsInTheRail() {
        return new RailEntry(RailEntry.Section.OFFICE, 21, "ubl.title", "/documents", Right.CLIENT_READ.key());
    }
}
