package caposaldo.web;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Every way a request can fail, answered in the shape it was asked in; see {@link FailureAnswer}. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final FailureAnswer answer;

    Failures(FailureAnswer answer) {
        this.answer = answer;
    }

    @ExceptionHandler
    Object fails(Exception e, Ui ui, HttpServletRequest request, HttpServletResponse response) throws Exception {
        return switch (e) {
            case Missing _ -> tell(HttpStatus.NOT_FOUND, ui, request, response);
            case Stale _ -> tell(HttpStatus.CONFLICT, ui, request, response);
            case Forbidden _ -> tell(HttpStatus.FORBIDDEN, ui, request, response);
            case Invalid invalid ->
                answer.to(
                        new FailureAnswer.Failure(HttpStatus.UNPROCESSABLE_CONTENT, invalid.problems(), ""),
                        ui,
                        request,
                        response);
            case AccessDeniedException denied -> throw denied;
            case AuthenticationException unknown -> throw unknown;
            case AsyncRequestNotUsableException gone -> throw gone;
            case HttpMessageNotReadableException _ -> tell(HttpStatus.BAD_REQUEST, ui, request, response);
            case MethodArgumentTypeMismatchException _ -> tell(HttpStatus.BAD_REQUEST, ui, request, response);
            case ErrorResponse known ->
                tell(HttpStatus.valueOf(known.getStatusCode().value()), ui, request, response);
            default -> defect(e, ui, request, response);
        };
    }

    private Object tell(HttpStatus status, Ui ui, HttpServletRequest request, HttpServletResponse response) {
        return answer.to(new FailureAnswer.Failure(status, List.of(), ""), ui, request, response);
    }

    private Object defect(Exception e, Ui ui, HttpServletRequest request, HttpServletResponse response) {
        var incident = UUID.randomUUID().toString().substring(0, 8);
        log.error("Incident {} at {} {}", incident, request.getMethod(), request.getRequestURI(), e);
        return answer.to(
                new FailureAnswer.Failure(HttpStatus.INTERNAL_SERVER_ERROR, List.of(), incident),
                ui,
                request,
                response);
    }
}
