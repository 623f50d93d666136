package caposaldo.ubl.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ubl.DocumentHome;
import caposaldo.ubl.UblDocument;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Any document of UBL, dropped to see what it says; nothing of it is kept. */
@Controller
class UblController {

    private final Templates templates;
    private final List<DocumentHome> homes;

    UblController(Templates templates, List<DocumentHome> homes) {
        this.templates = templates;
        this.homes = List.copyOf(homes);
    }

    @GetMapping("/documents")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.CLIENT_READ);
        return templates.ublDocument(ui, Optional.empty(), Form.blank());
    }

    @PostMapping("/documents")
    JteModel read(@RequestParam(required = false) @Nullable MultipartFile file, AccessScope scope, Ui ui)
            throws IOException {
        scope.require(Right.CLIENT_READ);
        try (var content = content(file)) {
            return templates.ublDocument(
                    ui, Optional.of(UblPage.of(scope, UblDocument.read(content), homes, ui)), Form.blank());
        } catch (Invalid why) {
            return templates.ublDocument(ui, Optional.empty(), new Form(Map.of(), why.problems()));
        }
    }

    static InputStream content(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw Invalid.field("file", "ubl.refused.empty");
        }
        return file.getInputStream();
    }
}
