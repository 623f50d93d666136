package caposaldo.exchange.web;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.SourceFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/** How a file is read, as a form and back. */
final class ImportForm {

    static final List<String> CHARSETS = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1251");

    private ImportForm() {}

    static Map<String, String> values(ImportRun run) {
        var values = new LinkedHashMap<String, String>();
        run.mapping().forEach((field, head) -> values.put("column." + field, head));
        values.put("charset", run.format().charset());
        values.put("delimiter", Character.toString(run.format().delimiter()));
        values.put("decimal", Character.toString(run.format().decimal()));
        values.put("dates", run.format().dates());
        values.put("source", run.source());
        run.options().forEach(option -> values.put("option." + option, "true"));
        return values;
    }

    static SourceFormat format(MultiValueMap<String, String> typed, SourceFormat detected) {
        var charset = Objects.requireNonNullElse(typed.getFirst("charset"), detected.charset());
        return new SourceFormat(
                detected.kind(),
                CHARSETS.contains(charset) ? charset : detected.charset(),
                first(typed, "delimiter", detected.delimiter()),
                first(typed, "decimal", detected.decimal()),
                Objects.requireNonNullElse(typed.getFirst("dates"), detected.dates()),
                false);
    }

    private static char first(MultiValueMap<String, String> typed, String field, char otherwise) {
        var text = typed.getFirst(field);
        return text == null || text.isEmpty() ? otherwise : text.charAt(0);
    }

    static Map<String, String> columns(MultiValueMap<String, String> typed, List<ImportField> fields) {
        var columns = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var head = typed.getFirst("column." + field.key());
            if (head != null && !head.isEmpty()) {
                columns.put(field.key(), head);
            }
        }
        return columns;
    }
}
