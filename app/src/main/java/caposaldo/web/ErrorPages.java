package caposaldo.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What fails before any controller is reached, such as a refused form token, looks like every other failure. */
@Controller
class ErrorPages implements ErrorController {

    private final FailureAnswer answer;

    ErrorPages(FailureAnswer answer) {
        this.answer = answer;
    }

    @RequestMapping("${server.error.path:/error}")
    Object error(Ui ui, HttpServletRequest request, HttpServletResponse response) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer known ? HttpStatus.resolve(known) : HttpStatus.NOT_FOUND;
        return answer.to(
                new FailureAnswer.Failure(status == null ? HttpStatus.BAD_REQUEST : status, List.of(), ""),
                ui,
                request,
                response);
    }
}
