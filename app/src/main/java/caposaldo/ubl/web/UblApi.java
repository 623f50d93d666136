package caposaldo.ubl.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ubl.Breach;
import caposaldo.ubl.Rules;
import caposaldo.ubl.UblDocument;
import caposaldo.ubl.UblType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What any document of UBL says, for programs; nothing of it is kept. */
@RestController
@RequestMapping("/api/v1")
class UblApi {

    /**
     * @param checked the rules that were looked at
     * @param broken those that it breaks, at each place
     */
    record UblBody(
            UblType type,
            String number,
            LocalDate issuedOn,
            String currency,
            List<UblDocument.Reference> references,
            List<UblDocument.Party> parties,
            List<UblLineBody> lines,
            List<UblDocument.Total> totals,
            List<String> checked,
            List<Breach> broken) {

        static UblBody of(UblDocument document) {
            return new UblBody(
                    document.type(),
                    document.number(),
                    document.issuedOn(),
                    document.currency(),
                    document.references(),
                    document.parties(),
                    document.lines().stream().map(UblLineBody::of).toList(),
                    document.totals(),
                    Rules.of(document.type()),
                    Rules.broken(document));
        }
    }

    record UblLineBody(
            String no,
            List<String> codes,
            String name,
            List<UblDocument.Quantity> quantities,
            @Nullable BigDecimal price,
            @Nullable BigDecimal amount,
            String document) {

        static UblLineBody of(UblDocument.Line line) {
            return new UblLineBody(
                    line.no(),
                    line.codes(),
                    line.name(),
                    line.quantities(),
                    line.price().orElse(null),
                    line.amount().orElse(null),
                    line.document());
        }
    }

    @PostMapping("/documents")
    UblBody read(@RequestParam(required = false) @Nullable MultipartFile file, AccessScope scope) throws IOException {
        scope.require(Right.CLIENT_READ);
        try (var content = UblController.content(file)) {
            return UblBody.of(UblDocument.read(content));
        }
    }
}
