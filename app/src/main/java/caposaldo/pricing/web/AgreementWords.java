package caposaldo.pricing.web;

import caposaldo.pricing.Agreement;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.util.List;
import java.util.stream.Stream;

/** How agreements are offered to choose from. */
public final class AgreementWords {

    private AgreementWords() {}

    /** None, and each with its days. */
    public static List<Option> options(List<Agreement> agreements, Ui ui) {
        return Stream.concat(
                        Stream.of(new Option("", ui.t("pricing.agreement.any"))),
                        agreements.stream().map(one -> new Option(Long.toString(one.id()), said(one, ui))))
                .toList();
    }

    public static String said(Agreement agreement, Ui ui) {
        return agreement.number() + " · " + PriceWords.days(agreement.from(), agreement.until(), ui);
    }
}
