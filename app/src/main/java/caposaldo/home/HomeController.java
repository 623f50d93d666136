package caposaldo.home;

import caposaldo.db.AccessScope;
import caposaldo.security.OwnRoles;
import caposaldo.web.HomeTile;
import caposaldo.web.SearchSource;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Today, and the search behind the palette. */
@Controller
class HomeController {

    private static final int HITS = 12;

    private final Templates templates;
    private final List<HomeTile> tiles;
    private final List<SearchSource> sources;

    HomeController(Templates templates, List<HomeTile> tiles, List<SearchSource> sources) {
        this.templates = templates;
        this.tiles =
                tiles.stream().sorted(Comparator.comparingInt(HomeTile::rank)).toList();
        this.sources = sources;
    }

    @GetMapping("/")
    JteModel today(AccessScope scope, Ui ui) {
        return templates.homeToday(
                ui,
                OwnRoles.wantedBy(scope),
                tiles.stream().flatMap(t -> t.facts(scope, ui).stream()).toList(),
                tiles.stream().flatMap(t -> t.parts(scope).stream()).toList());
    }

    @GetMapping("/search")
    JteModel search(
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            AccessScope scope,
            Ui ui) {
        var hits = find(scope, q);
        return part ? templates.homeHits(ui, hits) : templates.homeSearch(ui, q, hits);
    }

    /** What was found for a program, best first. */
    record Found(List<SearchSource.Hit> items) {}

    @GetMapping("/api/v1/search")
    @ResponseBody
    ResponseEntity<Found> api(@RequestParam String q, AccessScope scope) {
        return ResponseEntity.ok(new Found(find(scope, q)));
    }

    private List<SearchSource.Hit> find(AccessScope scope, String words) {
        return words.isBlank()
                ? List.of()
                : sources.stream()
                        .flatMap(source -> source.find(scope, words.strip(), HITS).stream())
                        .sorted(Comparator.comparingDouble(SearchSource.Hit::score)
                                .reversed()
                                .thenComparing(hit -> hit.name().length())
                                .thenComparing(SearchSource.Hit::name))
                        .limit(HITS)
                        .toList();
    }
}
