package caposaldo.strategy.web;

import caposaldo.kernel.Missing;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.Basis;
import caposaldo.strategy.KeyAccounts.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the key accounts are looked at, as it stands in the address. */
record Look(Basis basis, Part part) {

    /**
     * @param usual what is ranked by unless the address says otherwise
     * @throws Missing for an address of ours that no page writes
     */
    static Look of(String metric, String asOf, String segment, String portfolio, Metric usual) {
        if (!portfolio.matches("\\d{0,18}")) {
            throw new Missing("portfolio " + portfolio);
        }
        return new Look(
                Basis.of(metric.isBlank() ? usual.name() : metric, asOf),
                new Part(
                        Optional.of(segment).filter(s -> !s.isBlank()),
                        Optional.of(portfolio).filter(p -> !p.isEmpty()).map(Long::valueOf)));
    }

    Look by(Metric metric) {
        return new Look(new Basis(metric, basis.asOf()), part);
    }

    Look asOf(Optional<LocalDate> day) {
        return new Look(new Basis(basis.metric(), day), part);
    }

    Look segment(Optional<String> segment) {
        return new Look(basis, new Part(segment, part.portfolio()));
    }

    Look portfolio(Optional<Long> portfolio) {
        return new Look(basis, new Part(part.segment(), portfolio));
    }

    String path() {
        return "/key-accounts" + query();
    }

    private String query() {
        var pairs = new ArrayList<>(List.of("metric=" + basis.metricName()));
        basis.asOf().ifPresent(day -> pairs.add("asOf=" + day));
        part.segment().ifPresent(s -> pairs.add("segment=" + URLEncoder.encode(s, StandardCharsets.UTF_8)));
        part.portfolio().ifPresent(p -> pairs.add("portfolio=" + p));
        return "?" + String.join("&", pairs);
    }
}
