package caposaldo.claim.web;

import caposaldo.claim.ActId;
import caposaldo.claim.ActPhotos;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The photographs of an act. */
@Controller
class PhotoController {

    private final ActPages pages;
    private final ActPhotos photos;

    PhotoController(ActPages pages, ActPhotos photos) {
        this.pages = pages;
        this.photos = photos;
    }

    @PostMapping("/acts/{id:\\d+}/photos")
    Object add(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            AccessScope scope,
            Ui ui)
            throws IOException {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        if (photo == null) {
            return pages.page(
                    scope,
                    act,
                    new Form(Map.of(), List.of(new Problem("photo", "claim.invalid.photo", List.of()))),
                    ui);
        }
        try (var content = photo.getInputStream()) {
            photos.add(scope, act, version, Objects.requireNonNullElse(photo.getOriginalFilename(), ""), content);
            return "redirect:" + act.path();
        } catch (Invalid why) {
            return pages.page(scope, act, new Form(Map.of(), why.problems()), ui);
        }
    }

    @PostMapping("/acts/{id:\\d+}/photos/{photo:\\d+}/removal")
    String remove(@PathVariable long id, @PathVariable long photo, @RequestParam int version, AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        photos.remove(scope, act, version, photo);
        return "redirect:" + act.path();
    }

    @GetMapping("/acts/{id:\\d+}/photos/{photo:\\d+}")
    ResponseEntity<byte[]> photo(@PathVariable long id, @PathVariable long photo, AccessScope scope) {
        return shown(photos.content(scope, new ActId(id), photo));
    }

    /** Only ever a picture: the type is that of its content, and whoever reads it is told not to guess another. */
    static ResponseEntity<byte[]> shown(ActPhotos.Content content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.mediaType()))
                .body(content.bytes());
    }
}
