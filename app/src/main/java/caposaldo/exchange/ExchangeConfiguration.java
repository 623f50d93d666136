package caposaldo.exchange;

import static caposaldo.db.exchange.Tables.IMPORT_RUN;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.db.Background;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.security.FirstStep;
import caposaldo.web.RailEntry;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    @Bean
    static RailEntry importsInTheRail() {
        return new RailEntry(RailEntry.Section.OFFICE, 20, "exchange.imports.title", "/imports", Right.IMPORT_RUN.key())
                .at("i");
    }

    @Bean
    static FirstStep importOnesOwn() {
        return new FirstStep(
                20, "exchange.first", "exchange.first.said", "/imports/new", false, Right.IMPORT_RUN.key());
    }

    /** What was being read or taken in when its process died ends as refused, whichever process sees it. */
    @Bean
    static Task<Void> endingDeadImports(ImportSteps steps) {
        return Background.every(Duration.ofMinutes(1), "exchange.refuse-dead", steps::refuseDead);
    }

    @Bean
    static Task<Void> lookingIntoTheFolder(FolderImports folder) {
        return Background.every(FolderImports.LOOK_EVERY, "exchange.look-into-the-folder", folder::look);
    }

    @Bean
    static ListDefinition importList() {
        return ListDefinition.of(
                        "exchange.imports",
                        "/imports",
                        Right.IMPORT_RUN,
                        IMPORT_RUN.leftJoin(APP_USER).on(APP_USER.ID.eq(IMPORT_RUN.STARTED_BY_ID)),
                        IMPORT_RUN.ID,
                        (scope, place) -> ImportStore.seenBy(scope))
                .opening(id -> "/imports/" + id)
                .column(Column.text("file", IMPORT_RUN.FILE_NAME))
                .column(Column.text("target", IMPORT_RUN.TARGET).onRequest())
                .column(Column.date("startedAt", IMPORT_RUN.STARTED_AT))
                .column(Column.text("startedBy", APP_USER.DISPLAY_NAME).orEmpty())
                .column(Column.choice(
                        "state",
                        IMPORT_RUN.STATE,
                        Stream.of(ImportRun.State.values()).map(Enum::name).toList()))
                .column(Column.number("rows", IMPORT_RUN.TOTAL_ROWS))
                .column(Column.number("fresh", IMPORT_RUN.NEW_ROWS))
                .column(Column.number("changed", IMPORT_RUN.CHANGED_ROWS))
                .column(Column.number("faulty", IMPORT_RUN.FAULTY_ROWS))
                .sortedBy("-startedAt")
                .action("exchange.new", "/imports/new", Right.IMPORT_RUN);
    }

    @Bean
    static AuditSubject importSubject() {
        return new AuditSubject("exchange.import_run", "exchange.subject.import", "/imports/{id}");
    }
}
