package caposaldo.home;

import caposaldo.web.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    @Bean
    static RailEntry todayInTheRail() {
        return new RailEntry(RailEntry.Section.TODAY, 1, "home.today", "/", "");
    }
}
