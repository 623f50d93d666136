package caposaldo.security.web;

import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** The lists of the house stand in no controller: this tells the description of the API of them, filters included. */
class ApiLists implements OpenApiCustomizer {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(:[^}]*)?}");

    private final List<ListDefinition> lists;

    ApiLists(List<ListDefinition> lists) {
        this.lists = lists;
    }

    @Override
    public void customise(OpenAPI api) {
        for (var list : lists) {
            var path = "/api/v1" + PLACEHOLDER.matcher(list.path()).replaceAll("{$1}");
            var item = api.getPaths().computeIfAbsent(path, p -> new PathItem());
            item.get(operation(list));
        }
    }

    private static Operation operation(ListDefinition list) {
        var operation = new Operation().operationId(list.name()).summary(list.name());
        PLACEHOLDER
                .matcher(list.path())
                .results()
                .forEach(found -> operation.addParametersItem(new Parameter()
                        .in("path")
                        .required(true)
                        .name(found.group(1))
                        .schema(new StringSchema())));
        operation
                .addParametersItem(query("q", new StringSchema()))
                .addParametersItem(query("sort", new StringSchema()))
                .addParametersItem(query(
                        "columns",
                        new ArraySchema()
                                .items(words(
                                        list.columns().stream().map(Column::key).toList()))))
                .addParametersItem(query("after", new StringSchema()))
                .addParametersItem(query("size", new IntegerSchema()));
        list.columns().forEach(column -> filters(column, operation));
        return operation.responses(new ApiResponses().addApiResponse("200", page()));
    }

    private static void filters(Column column, Operation operation) {
        switch (column.kind()) {
            case TEXT, CHIPS ->
                operation.addParametersItem(
                        query(column.key(), new StringSchema()).description("Contains this"));
            case CHOICE ->
                operation.addParametersItem(query(column.key(), new ArraySchema().items(words(column.choices())))
                        .description("One of these; may come several times"));
            case NUMBER, MONEY, PRICE, SHARE, DATE ->
                operation
                        .addParametersItem(query(column.key() + ".from", new StringSchema())
                                .description(column.kind() == Column.Kind.DATE ? "From this day on" : "At least"))
                        .addParametersItem(query(column.key() + ".to", new StringSchema())
                                .description(column.kind() == Column.Kind.DATE ? "Up to this day" : "At most"));
        }
    }

    private static Parameter query(String name, Schema<?> schema) {
        return new Parameter().in("query").name(name).schema(schema);
    }

    private static StringSchema words(List<String> choices) {
        var schema = new StringSchema();
        schema.setEnum(choices);
        return schema;
    }

    private static ApiResponse page() {
        var schema = new ObjectSchema();
        schema.addProperty("items", new ArraySchema().items(new ObjectSchema()).description("The rows"));
        schema.addProperty("next", new StringSchema().description("What to send as after; missing on the last page"));
        return new ApiResponse()
                .description("A page of the list")
                .content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }
}
