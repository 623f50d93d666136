package caposaldo.security.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;

/** Says in the description of the API what each operation, parameter and field is, with examples: {@code api/words.txt}. */
class ApiWords implements OpenApiCustomizer, Ordered {

    private static final String ROOT = "/api/v1";

    private record Word(String room, String said, String example) {}

    private final Map<String, Word> words = new HashMap<>();

    ApiWords() {
        try {
            new ClassPathResource("api/words.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        var parts = List.of(line.split(" *\\| *", -1));
        var key = parts.getFirst();
        var isOperation = !key.startsWith("?") && !key.startsWith(".");
        words.put(
                key,
                isOperation
                        ? new Word(parts.get(1), parts.get(2), "")
                        : new Word("", parts.get(1), parts.get(2).strip()));
    }

    /** After the lists are in it. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> tell(operation, method + " " + path.replace(ROOT, ""))));
        api.getComponents().getSchemas().values().forEach(this::tellFields);
    }

    private void tell(Operation operation, String key) {
        var word = words.get(key);
        if (word != null) {
            operation.summary(word.said()).tags(List.of(word.room()));
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(this::tell);
        }
    }

    private void tell(Parameter parameter) {
        var word = words.get("? " + parameter.getName());
        if (word != null && parameter.getDescription() == null) {
            parameter.description(word.said());
            if (!word.example().isEmpty()) {
                parameter.example(word.example());
            }
        }
    }

    private void tellFields(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, field) -> {
                var word = words.get(". " + name);
                if (word != null && field.get$ref() == null) {
                    field.description(word.said());
                    if (!word.example().isEmpty()) {
                        field.example(word.example());
                    }
                }
            });
        }
    }
}
