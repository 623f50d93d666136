package caposaldo.security;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The trail speaks of records and their fields in the reader's words, whatever room writes them. */
@CaposaldoTest
class AuditWordsTests {

    private static final String AUDITED =
            "select tgrelid from pg_trigger where tgname like 'audited%' and not tgisinternal";

    @Autowired
    DSLContext sql;

    @Autowired
    List<AuditSubject> subjects;

    @Test
    void everyTableOfTheTrailIsCalledByAName() {
        var named = subjects.stream().map(AuditSubject::table).collect(Collectors.toSet());
        var audited = sql.fetch("select n.nspname || '.' || c.relname as relation"
                        + " from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid in (" + AUDITED
                        + ")")
                .getValues("relation", String.class);
        assertThat(new TreeSet<>(audited))
                .as("declare an AuditSubject in the room")
                .isNotEmpty()
                .isSubsetOf(named);
    }

    @Test
    void everyFieldOfTheTrailHasItsWord() throws IOException {
        var words = Files.readAllLines(Path.of("src/main/resources/messages/security_fields_en.properties")).stream()
                .map(line -> line.substring("security.field.".length(), line.indexOf('=')))
                .collect(Collectors.toSet());
        var fields = sql.fetch("select distinct attname::text as field from pg_attribute"
                        + " where attnum > 0 and not attisdropped and attrelid in (" + AUDITED + ")")
                .getValues("field", String.class);
        assertThat(new TreeSet<>(fields))
                .as("add it to security_fields_{en,it,ru}.properties")
                .isNotEmpty()
                .isSubsetOf(words);
    }
}
