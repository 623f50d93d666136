package caposaldo.web.list;

import caposaldo.db.AccessScope;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.HandlerMapping;

/** The five addresses of one list: page, foot, two files and the API twin. */
class ListRoute {

    /** What all lists are read and shown with. */
    @Component
    record House(
            Lists lists,
            ListExport export,
            Templates templates,
            ObjectProvider<SavedView.Source> views,
            ObjectProvider<ListOwner> owners) {}

    /** One page of the API twin. */
    record ApiPage(
            List<Map<String, @Nullable Object>> items,
            @Nullable String next) {}

    private final ListDefinition list;
    private final House house;

    ListRoute(ListDefinition list, House house) {
        this.list = list;
        this.house = house;
    }

    JteModel page(Ui ui, AccessScope scope, HttpServletRequest request) {
        var look = look(scope, request);
        var views = house.views.stream()
                .flatMap(source -> source.of(scope, list.name()).stream())
                .toList();
        var owner = house.owners.stream().flatMap(o -> o.of(look).stream()).findFirst();
        return house.templates.listPage(ui, ListView.of(look, house.lists.page(look), views, owner, ui));
    }

    JteModel foot(Ui ui, AccessScope scope, HttpServletRequest request) {
        var look = look(scope, request);
        return house.templates.listFoot(ui, ListView.Foot.of(look, house.lists.foot(look), ui));
    }

    void csv(Ui ui, AccessScope scope, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var look = look(scope, request);
        attach(look, response, "text/csv;charset=UTF-8", "csv");
        house.export.csv(look, ui, response.getOutputStream());
    }

    void xlsx(Ui ui, AccessScope scope, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var look = look(scope, request);
        attach(look, response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
        house.export.xlsx(look, ui, response.getOutputStream());
    }

    /** What is refused must be so before the first byte is sent. */
    private void attach(Lists.Look look, HttpServletResponse response, String type, String ending) {
        look.condition();
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + list.name() + "." + ending + "\"");
    }

    @ResponseBody
    ApiPage api(AccessScope scope, HttpServletRequest request) {
        var look = look(scope, request);
        var page = house.lists.page(look);
        return new ApiPage(
                page.rows().stream().map(r -> ListView.plain(look, r)).toList(),
                page.next().map(Cursor::text).orElse(null));
    }

    private Lists.Look look(AccessScope scope, HttpServletRequest request) {
        var place = new LinkedHashMap<String, String>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> place.put(name.toString(), value.toString()));
        }
        return new Lists.Look(list, scope, ListQuery.of(request.getParameterMap()), place);
    }
}
