package caposaldo.claim.web;

import caposaldo.account.Addressees;
import caposaldo.account.ClientPeople.SiteKind;
import caposaldo.claim.Act;
import caposaldo.claim.ActId;
import caposaldo.claim.ActPhotos;
import caposaldo.claim.Acts;
import caposaldo.claim.Discrepancy;
import caposaldo.db.AccessScope;
import caposaldo.web.Language;
import caposaldo.web.Wording;
import caposaldo.web.paper.Paper;
import caposaldo.web.paper.Paper.Block;
import caposaldo.web.paper.Paper.Column;
import caposaldo.web.paper.PaperSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Clause 2.14: an act of discrepancy with its commission, its photographs and both signatures. */
@Component
class ActPaper implements PaperSource {

    private final Acts acts;
    private final ActPhotos photos;
    private final Addressees addressees;
    private final Wording wording;

    ActPaper(Acts acts, ActPhotos photos, Addressees addressees, Wording wording) {
        this.acts = acts;
        this.photos = photos;
        this.addressees = addressees;
        this.wording = wording;
    }

    @Override
    public String root() {
        return "/acts/";
    }

    @Override
    public Paper paper(AccessScope scope, long id) {
        var act = acts.get(scope, new ActId(id));
        var to = addressees.of(scope, act.delivery().client(), SiteKind.DELIVERY);
        var in = wording.in(to.language());
        return new Paper(
                act.number(),
                in.t("claim.paper.titled", act.number()),
                to,
                Paper.Desk.LOGISTICS,
                facts(act, in),
                blocks(scope, act, in));
    }

    private static List<Paper.Fact> facts(Act act, Language in) {
        var head = act.head();
        var facts = new ArrayList<Paper.Fact>();
        facts.add(new Paper.Fact(in.t("claim.delivery"), act.delivery().number()));
        facts.add(new Paper.Fact(in.t("claim.place"), head.place()));
        facts.add(
                new Paper.Fact(in.t("claim.drawnOn"), in.date(head.drawnOn()) + time(head.beganAt(), head.endedAt())));
        said(facts, in.t("claim.seals"), head.seals());
        said(facts, in.t("claim.cause"), head.cause());
        said(facts, in.t("claim.conclusion"), head.conclusion());
        if (act.deadline() != null) {
            facts.add(new Paper.Fact(in.t("claim.deadline"), in.date(act.deadline())));
        }
        facts.add(new Paper.Fact(in.t("claim.missing"), in.money(act.missing())));
        return List.copyOf(facts);
    }

    private static String time(@Nullable Object began, @Nullable Object ended) {
        return began == null ? "" : ended == null ? ", " + began : ", " + began + " – " + ended;
    }

    private static void said(List<Paper.Fact> facts, String label, @Nullable String value) {
        if (value != null) {
            facts.add(new Paper.Fact(label, value));
        }
    }

    private List<Block> blocks(AccessScope scope, Act act, Language in) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(in.t("claim.found")));
        blocks.add(lines(act, in));
        blocks.add(new Block.Heading(in.t("claim.commission")));
        blocks.add(new Block.Table(
                List.of(Column.text(in.t("claim.name")), Column.text(in.t("claim.role"))),
                act.members().stream()
                        .map(member -> List.of(member.name(), member.role()))
                        .toList(),
                List.of()));
        var page = new ActPage(act, ActPage.May.of(scope, act));
        blocks.add(new Block.Signatures(List.of(page.ours(in), page.theirs(in))));
        if (!act.photos().isEmpty()) {
            blocks.add(new Block.Heading(in.t("claim.photos")));
            act.photos()
                    .forEach(photo -> blocks.add(new Block.Picture(
                            in.t("claim.photoOf", photo.name()),
                            photos.content(scope, act.id(), photo.id()).bytes())));
        }
        return List.copyOf(blocks);
    }

    private static Block lines(Act act, Language in) {
        return new Block.Table(
                List.of(
                        Column.figures(in.t("claim.no")),
                        Column.text(in.t("claim.product")),
                        Column.text(in.t("claim.kind")),
                        Column.figures(in.t("claim.expected")),
                        Column.figures(in.t("claim.foundQuantity")),
                        Column.text(in.t("claim.instead")),
                        Column.figures(in.t("claim.price") + ", "
                                + act.missing().currency().getCurrencyCode())),
                act.lines().stream()
                        .map(line -> List.of(
                                Integer.toString(line.no()),
                                called(line.product()),
                                kind(line, in),
                                in.number(line.expected(), 3),
                                in.number(line.found(), 3),
                                instead(line.instead(), in),
                                line.price() == null ? "—" : in.price(Objects.requireNonNull(line.price()))))
                        .toList(),
                List.of());
    }

    private static String called(Act.Product product) {
        return product.code() + " " + product.name();
    }

    private static String kind(Act.Line line, Language in) {
        var kind = in.t("claim.kind." + line.kind());
        return line.kind() == Discrepancy.SURPLUS ? kind : kind + ", " + in.t("claim.discovered." + line.discovered());
    }

    private static String instead(Act.@Nullable Instead instead, Language in) {
        return instead == null ? "" : called(instead.product()) + " × " + in.number(instead.quantity(), 3);
    }
}
