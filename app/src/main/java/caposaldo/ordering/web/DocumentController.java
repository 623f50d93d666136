package caposaldo.ordering.web;

import caposaldo.account.ClientChoice;
import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.ordering.OrderResponses;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.TakeOrderDocuments;
import caposaldo.ordering.TakenOrder;
import caposaldo.ubl.UblAnswer;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Orders that come as a file of the buyer's system, and the answer that goes back as one. */
@Controller
class DocumentController {

    private final Templates templates;
    private final SalesOrderPages pages;
    private final TakeOrderDocuments take;
    private final OrderResponses responses;
    private final ClientChoice clients;

    DocumentController(
            Templates templates,
            SalesOrderPages pages,
            TakeOrderDocuments take,
            OrderResponses responses,
            ClientChoice clients) {
        this.templates = templates;
        this.pages = pages;
        this.take = take;
        this.responses = responses;
        this.clients = clients;
    }

    /** One order is opened; of several it is said what became of each. */
    @PostMapping("/orders/documents")
    Object take(
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_EDIT);
        var typed = new Typed(values);
        try {
            var from = typed.text("from").isEmpty()
                    ? Optional.<ClientId>empty()
                    : Optional.of(clients.chosen(scope, typed.text("from"), "from"));
            var taken = take.take(scope, from, sent(files));
            if (taken.size() > 1) {
                return templates.orderingDocuments(ui, taken);
            }
            refuseIfAllAre(taken);
            var draft = (TakenOrder.Draft) taken.getFirst();
            new Toast(TakenOrderText.said(draft, ui)).after(redirect);
            return "redirect:" + draft.order().path();
        } catch (Invalid why) {
            // The other form of the page begins an order by hand: it needs its mark against being sent twice.
            var kept = new HashMap<>(typed.single());
            kept.put("once", UUID.randomUUID().toString());
            return templates.orderingNew(ui, new Form(Map.copyOf(kept), why.problems()));
        }
    }

    /** @throws Invalid with all there is to say, of several by file, when nothing was taken and nothing was here already */
    static void refuseIfAllAre(List<TakenOrder> taken) {
        if (taken.stream().allMatch(TakenOrder.Refused.class::isInstance)) {
            throw new Invalid(taken.stream()
                    .flatMap(one -> ((TakenOrder.Refused) one)
                            .problems().stream()
                                    .map(problem -> taken.size() == 1
                                            ? problem
                                            : new Problem(one.file(), problem.messageKey(), problem.arguments())))
                    .toList());
        }
    }

    static InputStream content(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw Invalid.field("file", "ordering.document.empty");
        }
        return file.getInputStream();
    }

    static List<TakeOrderDocuments.Sent> sent(@Nullable List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !file.isEmpty())
                        .map(file -> new TakeOrderDocuments.Sent(
                                Objects.requireNonNullElse(file.getOriginalFilename(), ""), file))
                        .toList();
    }

    @GetMapping("/orders/{id:\\d+}/response")
    Object response(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_READ);
        var order = new SalesOrderId(id);
        return pages.after(scope, order, Typed.NOTHING, ui, () -> UblAnswer.of(responses.of(scope, order)));
    }
}
