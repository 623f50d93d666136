package caposaldo.people.web;

import caposaldo.kernel.Right;
import caposaldo.web.RailEntry;
import caposaldo.web.RailEntry.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The places of this room in the rail. */
@Configuration(proxyBeanMethods = false)
class PeopleRail {

    @Bean
    RailEntry peopleEntry() {
        return new RailEntry(Section.OFFICE, 10, "people.rail", "/people", Right.PEOPLE_READ.key());
    }

    @Bean
    RailEntry absencesEntry() {
        return new RailEntry(Section.OFFICE, 11, "people.rail.absences", "/people/absences", Right.PEOPLE_READ.key())
                .at("a");
    }
}
