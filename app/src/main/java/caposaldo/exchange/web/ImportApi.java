package caposaldo.exchange.web;

import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.ImportTarget.Fault;
import caposaldo.exchange.Imports;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports for programs: upload, poll, accept, undo. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportApi {

    private final Imports imports;

    ImportApi(Imports imports) {
        this.imports = imports;
    }

    /** Uploads, recognises and begins to read; the mapping is the remembered one or the guess. */
    @PostMapping
    ResponseEntity<ImportRun> upload(
            @RequestParam String target,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") Set<String> option,
            @RequestParam(defaultValue = "") String source,
            AccessScope scope)
            throws IOException {
        try (var content = file.getInputStream()) {
            var run =
                    imports.upload(scope, target, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
            imports.read(scope, run.id(), run.format(), run.mapping(), option, source);
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header("Location", "/api/v1/imports/" + run.id())
                    .body(imports.get(scope, run.id()));
        }
    }

    @GetMapping("/{id}")
    ImportRun get(@PathVariable long id, AccessScope scope) {
        return imports.get(scope, id);
    }

    /** The first rows that cannot be taken as they are, and why. */
    @GetMapping("/{id}/faults")
    List<Fault> faults(@PathVariable long id, @RequestParam(defaultValue = "100") int limit, AccessScope scope) {
        return imports.faults(scope, id, Math.clamp(limit, 1, 1000));
    }

    @PostMapping("/{id}/acceptance")
    ResponseEntity<ImportRun> accept(@PathVariable long id, AccessScope scope) {
        imports.accept(scope, id);
        return ResponseEntity.accepted().body(imports.get(scope, id));
    }

    /** Ends reading or accepting; nothing was taken in. */
    @PostMapping("/{id}/stopping")
    ResponseEntity<ImportRun> stop(@PathVariable long id, AccessScope scope) {
        imports.stop(scope, id);
        return ResponseEntity.accepted().body(imports.get(scope, id));
    }

    /** The faulty rows as a file in the format they came in, with the reason as a last column. */
    @GetMapping("/{id}/faulty")
    void faulty(@PathVariable long id, AccessScope scope, HttpServletResponse response) throws IOException {
        var kind = imports.get(scope, id).format().kind();
        response.setContentType(kind.mediaType());
        imports.writeFaulty(
                scope,
                id,
                fault -> fault.field() + " " + fault.reason() + " " + fault.value(),
                "reason",
                response.getOutputStream());
    }

    @PostMapping("/{id}/undoing")
    ImportRun undo(@PathVariable long id, AccessScope scope) {
        imports.undo(scope, id);
        return imports.get(scope, id);
    }
}
