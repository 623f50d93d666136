package caposaldo.account.web;

import caposaldo.account.Client;
import caposaldo.account.ClientId;
import caposaldo.account.Duplicates;
import caposaldo.account.MergeField;
import caposaldo.account.Merges;
import caposaldo.analytics.match.Evidence;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two clients side by side.
 *
 * @param pair what a search held of them; empty when a person chose the two
 * @param hanging what would move from each of the two
 */
public record MergePage(
        Optional<Duplicates.Pair> pair,
        Client left,
        Client right,
        List<Merges.Share> hangingLeft,
        List<Merges.Share> hangingRight,
        Form form) {

    /** One field of both, in words. */
    public record Line(MergeField field, String left, String right, boolean differs) {}

    public List<Client> both() {
        return List.of(left, right);
    }

    public List<Merges.Share> hangingOn(Client client) {
        return client.equals(left) ? hangingLeft : hangingRight;
    }

    /** Which of the two is kept unless somebody chooses: a client before a prospect, else who has more, else the older. */
    public ClientId kept() {
        var chosen = form.value("keep");
        if (chosen.matches("\\d{1,18}")) {
            return Long.parseLong(chosen) == right.id().value() ? right.id() : left.id();
        }
        if (left.state() != right.state()) {
            return left.state() == Client.State.CLIENT ? left.id() : right.id();
        }
        return rows(hangingRight) > rows(hangingLeft) ? right.id() : left.id();
    }

    /** How many times the odds grow or shrink by what a field says, to one digit: each bit doubles them. */
    public static BigDecimal times(Evidence evidence) {
        return BigDecimal.valueOf(Math.pow(2, Math.abs(evidence.bits())))
                .round(new MathContext(1, RoundingMode.HALF_UP));
    }

    private static int rows(List<Merges.Share> shares) {
        return shares.stream().mapToInt(Merges.Share::rows).sum();
    }

    /** Whose value a field gets: the one chosen, else the kept one's unless it says nothing there. */
    public boolean takes(Line line, Client from) {
        var chosen = form.value("take." + line.field().field());
        if (!chosen.isEmpty()) {
            return chosen.equals(Long.toString(from.id().value()));
        }
        var keptSays = kept().equals(left.id()) ? line.left() : line.right();
        return from.id().equals(kept()) != keptSays.isEmpty();
    }

    public List<Line> lines(Ui ui) {
        var lines = new ArrayList<Line>();
        for (var field : MergeField.values()) {
            var one = shown(left, field, ui);
            var other = shown(right, field, ui);
            if (!one.isEmpty() || !other.isEmpty()) {
                lines.add(new Line(field, one, other, !one.equals(other)));
            }
        }
        return lines;
    }

    private static String shown(Client client, MergeField field, Ui ui) {
        return text(
                switch (field) {
                    case NAME -> client.name();
                    case LEGAL_NAME -> client.legalName();
                    case COUNTRY -> client.country();
                    case TAX_NUMBER -> client.taxNumber();
                    case REGISTRY_NUMBER -> client.registryNumber();
                    case STATE -> ui.t("account.clients.state." + client.state());
                    case SEGMENT -> client.segment();
                    case CHANNEL -> client.channel();
                    case SIZE_CLASS -> client.sizeClass();
                    case POTENTIAL -> client.potential() == null ? null : ui.moneyRounded(client.potential());
                    case NEEDS -> client.needs();
                    case SOURCE -> client.source();
                    case PHONE -> client.phone();
                    case EMAIL -> client.email();
                    case WEBSITE -> client.website();
                    case CLIENT_SINCE -> client.clientSince() == null ? null : ui.date(client.clientSince());
                });
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
