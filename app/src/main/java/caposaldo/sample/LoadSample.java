package caposaldo.sample;

import caposaldo.db.AccessScope;
import caposaldo.db.Acting;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Right;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Loads Steel Wheels: its staff and reporting line, a portfolio for each sales representative, then its files through the
 * same import as anybody's, faults and all; likely duplicates are then looked for in the background. Dates are moved so that the last order was yesterday, unless
 * {@code caposaldo.sample.shift} is false.
 */
@Component
public class LoadSample {

    static final String SOURCE = "steelwheels";

    private final SampleStaff staff;
    private final Imports imports;
    private final SampleExtras extras;
    private final Clock clock;
    private final boolean shift;

    LoadSample(
            SampleStaff staff,
            Imports imports,
            SampleExtras extras,
            Clock clock,
            @Value("${caposaldo.sample.shift:true}") boolean shift) {
        this.staff = staff;
        this.imports = imports;
        this.extras = extras;
        this.clock = clock;
        this.shift = shift;
    }

    /** @return how each file ended */
    public List<ImportRun> load(long user) {
        return new Acting(Optional.of(user), Acting.Channel.IMPORT, SOURCE).call(() -> loaded(user));
    }

    private List<ImportRun> loaded(long user) {
        var today = LocalDate.now(clock);
        var company = SteelWheels.read();
        var files = new SampleFiles(company, shift ? today.minusDays(1) : SampleFiles.lastOrder(company));
        var scope = new AccessScope(
                user, Optional.empty(), EnumSet.allOf(Right.class), Set.of(), Set.of(), Map.of(), today);
        var since = files.shifted(SampleFiles.firstOrder(company)).minusMonths(1);
        var portfolios = staff.found(scope, company, since);
        var runs = new ArrayList<ImportRun>();
        for (var target : imports.targets()) {
            var file = files.of(target.name());
            if (!file.isEmpty()) {
                runs.add(imports.load(
                        scope,
                        target.name(),
                        "steelwheels-" + target.name() + ".csv",
                        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                        Set.copyOf(target.options()),
                        SOURCE));
            }
        }
        staff.assignClients(scope, company, portfolios, since);
        extras.add(scope, company, files);
        return List.copyOf(runs);
    }
}
