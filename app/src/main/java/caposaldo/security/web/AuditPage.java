package caposaldo.security.web;

import caposaldo.security.AuditSubject;
import caposaldo.security.AuditTrail;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * @param subjects how the records of a table are called, by table
 * @param next address of the entries before these; empty at the end
 */
public record AuditPage(
        List<AuditTrail.Entry> entries,
        Map<String, AuditSubject> subjects,
        List<String> tables,
        Form form,
        String next) {

    public List<Option> options(Ui ui) {
        var options = new ArrayList<Option>();
        options.add(new Option("", ui.t("security.audit.all")));
        tables.forEach(t -> options.add(new Option(t, label(ui, t))));
        return options;
    }

    /** A table that no room has named is one that no longer exists. */
    public String label(Ui ui, String table) {
        var subject = subjects.get(table);
        return subject == null ? table : ui.t(subject.labelKey());
    }

    /** Empty when the record has no page. */
    public String path(AuditTrail.Entry entry) {
        var subject = subjects.get(entry.table());
        return subject == null ? "" : subject.pathOf(entry.record());
    }
}
