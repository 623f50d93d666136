package caposaldo.reconciliation.web;

import caposaldo.account.Addressees;
import caposaldo.account.ClientPeople.SiteKind;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.reconciliation.Reconciliation;
import caposaldo.reconciliation.ReconciliationId;
import caposaldo.reconciliation.ReconciliationLine;
import caposaldo.web.Language;
import caposaldo.web.Wording;
import caposaldo.web.paper.Addressee;
import caposaldo.web.paper.Paper;
import caposaldo.web.paper.Paper.Block;
import caposaldo.web.paper.Paper.Column;
import caposaldo.web.paper.Paper.Group;
import caposaldo.web.paper.PaperSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Clause 2.11: an act of reconciliation in its own language, with both ledgers side by side and both signatures. */
@Component
class ReconciliationPaper implements PaperSource {

    private final ReconciliationPages pages;
    private final Addressees addressees;
    private final Wording wording;

    ReconciliationPaper(ReconciliationPages pages, Addressees addressees, Wording wording) {
        this.pages = pages;
        this.addressees = addressees;
        this.wording = wording;
    }

    @Override
    public String root() {
        return "/reconciliations/";
    }

    @Override
    public Paper paper(AccessScope scope, long id) {
        var page = pages.page(scope, new ReconciliationId(id));
        var act = page.act();
        var client = addressees.of(scope, act.client(), SiteKind.INVOICE);
        var in = wording.in(act.language());
        return new Paper(
                act.number(),
                in.t("reconciliation.paper.titled", act.number()),
                new Addressee(client.client(), act.language(), client.lines()),
                Paper.Desk.FINANCE,
                List.of(),
                blocks(page, in));
    }

    private static List<Block> blocks(ReconciliationPage page, Language in) {
        var act = page.act();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(in.t(
                "reconciliation.paper.between",
                page.ours(in),
                act.parties().theirs(),
                in.date(act.from()),
                in.date(act.until()))));
        blocks.add(ledgers(page, in));
        blocks.add(new Block.Paragraph(page.closing(in)));
        blocks.add(new Block.Paragraph(
                in.t("reconciliation.paper.currency", act.currency().getCurrencyCode())));
        if (act.theirs().isPresent()) {
            blocks.add(new Block.Heading(in.t("reconciliation.protocol")));
            blocks.add(protocol(page, in));
        }
        blocks.add(new Block.Signatures(List.of(page.signed(true, in), page.signed(false, in))));
        return List.copyOf(blocks);
    }

    private static Block ledgers(ReconciliationPage page, Language in) {
        var act = page.act();
        var side = List.of(
                Column.text(in.t("reconciliation.on")),
                Column.text(in.t("reconciliation.document")),
                Column.figures(in.t("reconciliation.debit")),
                Column.figures(in.t("reconciliation.credit")));
        var balance = act.balance();
        var rows = new ArrayList<List<String>>();
        rows.add(row(
                in.date(act.from()),
                in.t("reconciliation.opening"),
                ReconciliationPage.debit(balance.opening(), in),
                ReconciliationPage.credit(balance.opening(), in)));
        page.lines().forEach(line -> rows.add(row(line, in)));
        return new Block.Table(
                List.of(
                        new Group(in.t("reconciliation.paper.by", page.ours(in)), side.size()),
                        new Group(in.t("reconciliation.paper.by", act.parties().theirs()), side.size())),
                Stream.concat(side.stream(), side.stream()).toList(),
                List.copyOf(rows),
                List.of(
                        row(
                                "",
                                in.t("reconciliation.turnovers"),
                                in.price(balance.debits().amount()),
                                in.price(balance.credits().amount())),
                        row(
                                in.date(act.until()),
                                in.t("reconciliation.closing"),
                                ReconciliationPage.debit(balance.closing(), in),
                                ReconciliationPage.credit(balance.closing(), in))));
    }

    private static List<String> row(ReconciliationLine line, Language in) {
        return row(
                in.date(line.on()),
                ReconciliationPage.what(line, in),
                ReconciliationPage.side(line.debit(), in),
                ReconciliationPage.side(line.credit(), in));
    }

    /** The other side stays free for the other side to fill in. */
    private static List<String> row(String on, String what, String debit, String credit) {
        return List.of(on, what, debit, credit, "", "", "", "");
    }

    private static Block protocol(ReconciliationPage page, Language in) {
        if (page.parts().isEmpty()) {
            return new Block.Paragraph(in.t("reconciliation.protocol.none"));
        }
        return new Block.Table(
                List.of(
                        Column.text(in.t("reconciliation.cause")),
                        Column.text(in.t("reconciliation.on")),
                        Column.text(in.t("reconciliation.paper.by", page.ours(in))),
                        Column.text(in.t(
                                "reconciliation.paper.by", page.act().parties().theirs())),
                        Column.figures(in.t("reconciliation.difference"))),
                page.parts().stream()
                        .map(part -> List.of(
                                in.t("reconciliation.cause." + part.cause())
                                        + (part.note() == null ? "" : ": " + part.note()),
                                in.date(part.on()),
                                Objects.requireNonNullElse(part.ours(), "—"),
                                Objects.requireNonNullElse(part.theirs(), "—"),
                                in.price(part.amount().amount())))
                        .toList(),
                List.of(List.of(
                        in.t("reconciliation.protocol.total"),
                        "",
                        "",
                        "",
                        in.price(page.difference().amount()))));
    }

    @Override
    public void checkMayLeave(AccessScope scope, long id) {
        if (pages.page(scope, new ReconciliationId(id)).act().state() == Reconciliation.State.WITHDRAWN) {
            throw Invalid.field("", "reconciliation.invalid.paper.withdrawn");
        }
    }
}
