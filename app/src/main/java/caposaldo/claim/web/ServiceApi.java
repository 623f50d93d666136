package caposaldo.claim.web;

import static caposaldo.claim.web.ActBodies.required;

import caposaldo.account.ClientId;
import caposaldo.analytics.service.PromisedLine;
import caposaldo.analytics.service.ServiceDefinition;
import caposaldo.analytics.service.ServiceLevel;
import caposaldo.claim.Losses;
import caposaldo.claim.Miss;
import caposaldo.claim.MissCause;
import caposaldo.claim.Misses;
import caposaldo.claim.ServiceDefinitions;
import caposaldo.claim.ServiceFigure;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Service and losses for programs; the list of definitions is {@code /api/v1/service/definitions}. */
@RestController
@RequestMapping("/api/v1")
class ServiceApi {

    private final ServiceController.Service service;
    private final Losses losses;

    ServiceApi(ServiceController.Service service, Losses losses) {
        this.service = service;
        this.losses = losses;
    }

    /** Shares are from 0 to 1; none where nothing is counted. */
    record LevelBody(
            int lines,
            @Nullable BigDecimal otif,
            @Nullable BigDecimal lineFill,
            @Nullable BigDecimal caseFill) {

        static LevelBody of(ServiceLevel level) {
            return new LevelBody(
                    level.lines(),
                    level.otif().orElse(null),
                    level.lineFill().orElse(null),
                    level.caseFill().orElse(null));
        }
    }

    record MissBody(
            long line,
            long orderId,
            String orderNumber,
            int no,
            long clientId,
            long item,
            LocalDate promisedFor,
            PromisedLine.Outcome outcome,
            @Nullable MissCause cause,
            @Nullable String note) {

        static MissBody of(Miss miss) {
            return new MissBody(
                    miss.line(),
                    miss.order().value(),
                    miss.orderNumber(),
                    miss.no(),
                    miss.client().id(),
                    miss.product().id(),
                    miss.promisedFor(),
                    miss.outcome(),
                    miss.cause(),
                    miss.note());
        }
    }

    /**
     * @param definition what holds for clients without one of their own
     * @param misses in the order of their lines
     * @param next what to ask for {@code after} to read on; none at the end
     */
    record ServiceBody(
            String month,
            ServiceDefinition definition,
            LevelBody level,
            List<MissBody> misses,
            @Nullable Long next) {}

    @GetMapping("/service")
    ServiceBody figures(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "0") long after,
            AccessScope scope) {
        var of = ServiceController.month(month, scope);
        var misses = service.misses().after(scope, of, after);
        return new ServiceBody(
                of.toString(),
                service.figures().usual(scope, of),
                LevelBody.of(ServiceLevel.sum(service.figures().months(scope, of, of, null).values().stream()
                        .map(ServiceFigure::level)
                        .toList())),
                misses.stream().map(MissBody::of).toList(),
                misses.size() < Misses.MOST ? null : misses.getLast().line());
    }

    record CauseBody(
            @Nullable String month,
            @Nullable MissCause cause,
            @Nullable String note) {}

    @PostMapping("/service/misses/{line:\\d+}/cause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable long line, @RequestBody CauseBody wanted, AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        service.close()
                .close(
                        scope,
                        ServiceController.month(wanted.month, scope),
                        line,
                        required(wanted.cause, "cause"),
                        wanted.note);
    }

    /** @param clientId none for all clients that have none of their own */
    record DefinitionBody(
            @Nullable Long clientId,
            @Nullable LocalDate validFrom,
            ServiceDefinition.@Nullable Reference reference,
            @Nullable Integer earlyDays,
            @Nullable Integer lateDays,
            @Nullable BigDecimal tolerance,
            ServiceDefinition.@Nullable Level level) {

        ServiceDefinitions.Dated dated() {
            return new ServiceDefinitions.Dated(
                    clientId == null ? null : new ClientId(clientId),
                    required(validFrom, "validFrom"),
                    ServiceDefinitions.checked(
                            required(reference, "reference"),
                            Objects.requireNonNullElse(earlyDays, 0),
                            Objects.requireNonNullElse(lateDays, 0),
                            Objects.requireNonNullElse(tolerance, BigDecimal.ZERO),
                            required(level, "level")));
        }
    }

    @PostMapping("/service/definitions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@RequestBody DefinitionBody wanted, AccessScope scope) {
        scope.require(Right.CLAIM_RULES);
        service.definitions().keep(scope, wanted.dated());
    }

    @GetMapping("/returns/pareto")
    Losses.Pareto pareto(
            @RequestParam(name = "losses", defaultValue = "RETURNS") Losses.What what,
            @RequestParam(defaultValue = "REASON") Losses.By by,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            AccessScope scope) {
        var last = LossController.until(until, scope);
        var first = LossController.from(from, last);
        return losses.of(scope, what, by, new Losses.Days(first, last), null);
    }
}
