package caposaldo.web;

import caposaldo.kernel.Invalid.Problem;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * A failure told to a program as problem details (RFC 9457), to htmx as a message above the page, which stays as it is,
 * and to a person who asked for a page as a page.
 */
class FailureAnswer {

    /** @param incident under which the log has it, empty when it is no defect */
    record Failure(HttpStatus status, List<Problem> problems, String incident) {

        /** The end of the message keys {@code web.failure.<kind>} and {@code web.failure.<kind>.said}. */
        String kind() {
            return switch (status) {
                case NOT_FOUND -> "missing";
                case CONFLICT, PRECONDITION_FAILED -> "stale";
                case UNAUTHORIZED -> "unknown";
                case FORBIDDEN -> "forbidden";
                case UNPROCESSABLE_CONTENT -> "invalid";
                case CONTENT_TOO_LARGE -> "large";
                case TOO_MANY_REQUESTS -> "often";
                default -> status.is5xxServerError() ? "defect" : "request";
            };
        }
    }

    private final Templates templates;

    FailureAnswer(Templates templates) {
        this.templates = templates;
    }

    /** A {@code JteModel} or a problem detail; sets status and headers. */
    Object to(Failure failure, Ui ui, HttpServletRequest request, HttpServletResponse response) {
        if (path(request).startsWith("/api/")) {
            return problem(failure, ui, path(request));
        }
        response.setStatus(failure.status.value());
        response.setHeader("Cache-Control", "no-store");
        var title = ui.t("web.failure." + failure.kind());
        var said = ui.t("web.failure." + failure.kind() + ".said", failure.problems.size());
        var page = new FailurePage(title, said, failure.problems, failure.incident);
        if (!"true".equals(request.getHeader("HX-Request"))) {
            return templates.webFailure(ui, page);
        }
        response.setHeader("HX-Retarget", "#said");
        response.setHeader("HX-Reswap", "innerHTML show:window:top");
        response.setHeader("HX-Trigger", invalidFields(failure.problems, ui));
        return templates.webFailureSaid(ui, page);
    }

    private static ResponseEntity<ProblemDetail> problem(Failure failure, Ui ui, String path) {
        var body = ProblemDetail.forStatusAndDetail(
                failure.status, ui.t("web.failure." + failure.kind() + ".said", failure.problems.size()));
        body.setType(URI.create("urn:caposaldo:problem:" + failure.kind()));
        body.setInstance(URI.create(path));
        body.setTitle(ui.t("web.failure." + failure.kind()));
        if (!failure.problems.isEmpty()) {
            body.setProperty(
                    "errors",
                    failure.problems.stream()
                            .map(p -> Map.of("field", p.field(), "code", p.messageKey(), "detail", Form.told(ui, p)))
                            .toList());
        }
        if (!failure.incident.isEmpty()) {
            body.setProperty("incident", failure.incident);
        }
        return ResponseEntity.status(failure.status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** What {@code forms.js} writes beside the fields. */
    private static String invalidFields(List<Problem> problems, Ui ui) {
        return problems.stream()
                .filter(p -> !p.field().isEmpty())
                .collect(Collectors.toMap(Problem::field, p -> Form.told(ui, p), (first, _) -> first))
                .entrySet()
                .stream()
                .map(e -> "\"" + Toast.ascii(e.getKey()) + "\":\"" + Toast.ascii(e.getValue()) + "\"")
                .collect(Collectors.joining(",", "{\"invalid\":{", "}}"));
    }

    /** Where the request went before the container sent it on to the error page. */
    private static String path(HttpServletRequest request) {
        var first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return first == null ? request.getRequestURI() : first.toString();
    }
}
