package caposaldo.ordering.web;

import caposaldo.account.ClientChoice;
import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.OrderResponses;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.TakeOrderDocument;
import caposaldo.ubl.UblAnswer;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final TakeOrderDocument take;
    private final OrderResponses responses;
    private final ClientChoice clients;

    DocumentController(
            Templates templates,
            SalesOrderPages pages,
            TakeOrderDocument take,
            OrderResponses responses,
            ClientChoice clients) {
        this.templates = templates;
        this.pages = pages;
        this.take = take;
        this.responses = responses;
        this.clients = clients;
    }

    @PostMapping("/orders/documents")
    Object take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect)
            throws IOException {
        scope.require(Right.ORDER_EDIT);
        var typed = new Typed(values);
        try (var content = content(file)) {
            var from = typed.text("from").isEmpty()
                    ? Optional.<ClientId>empty()
                    : Optional.of(clients.chosen(scope, typed.text("from"), "from"));
            var taken = take.take(scope, from, content);
            new Toast(said(taken, ui)).after(redirect);
            return "redirect:" + taken.order().path();
        } catch (Invalid why) {
            // The other form of the page begins an order by hand: it needs its mark against being sent twice.
            var kept = new HashMap<>(typed.single());
            kept.put("once", UUID.randomUUID().toString());
            return templates.orderingNew(ui, new Form(Map.copyOf(kept), why.problems()));
        }
    }

    @GetMapping("/orders/{id:\\d+}/response")
    Object response(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_READ);
        var order = new SalesOrderId(id);
        return pages.after(scope, order, Typed.NOTHING, ui, () -> UblAnswer.of(responses.of(scope, order)));
    }

    static InputStream content(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw Invalid.field("file", "ordering.document.empty");
        }
        return file.getInputStream();
    }

    private static String said(TakeOrderDocument.Taken taken, Ui ui) {
        if (!taken.fresh()) {
            return ui.t("ordering.document.known");
        }
        var others = taken.otherPrices();
        return others.isEmpty()
                ? ui.t("ordering.document.taken")
                : ui.t(
                        "ordering.document.taken.prices",
                        others.size(),
                        others.stream()
                                .map(other -> Integer.toString(other.line()))
                                .collect(Collectors.joining(", ")));
    }
}
