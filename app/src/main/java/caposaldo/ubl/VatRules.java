package caposaldo.ubl;

import static caposaldo.ubl.Rule.wherever;

import caposaldo.ubl.Bill.Taxed;
import caposaldo.ubl.Breach.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each category of tax asks of a bill (EN 16931, the rules BR-S-01 to BR-O-14). */
final class VatRules {

    /** The categories, by UNCL 5305, with what their rules are called. */
    private enum Category {
        STANDARD("S", "S"),
        ZERO("Z", "Z"),
        EXEMPT("E", "E"),
        REVERSE_CHARGE("AE", "AE"),
        INTRA_COMMUNITY("K", "IC"),
        EXPORT("G", "G"),
        OUTSIDE("O", "O"),
        CANARY_ISLANDS("L", "AF"),
        CEUTA_AND_MELILLA("M", "AG");

        private final String code;
        private final String rules;

        Category(String code, String rules) {
            this.code = code;
            this.rules = rules;
        }

        String rule(String no) {
            return "BR-" + rules + "-" + no;
        }

        boolean isRated() {
            return this == STANDARD || this == CANARY_ISLANDS || this == CEUTA_AND_MELILLA;
        }

        boolean isExempt() {
            return !isRated() && this != ZERO;
        }
    }

    private static final String[] COMPANY = {"PartyTaxScheme", "CompanyID"};

    static final List<Rule> ALL = Arrays.stream(Category.values())
            .flatMap(category -> of(category).stream())
            .toList();

    private VatRules() {}

    private static List<Rule> of(Category category) {
        var rules = new ArrayList<Rule>();
        rules.add(new Rule(category.rule("01"), bill -> counted(category, bill)));
        rules.addAll(numbers(category));
        rules.addAll(rates(category));
        rules.addAll(sums(category));
        rules.add(reason(category));
        if (category == Category.INTRA_COMMUNITY) {
            rules.addAll(delivered());
        } else if (category == Category.OUTSIDE) {
            rules.add(alone());
        }
        return rules;
    }

    private static Stream<Taxed> used(Category category, Bill bill) {
        return bill.taxed().filter(taxed -> taxed.is(category.code));
    }

    private static Stream<Spot> subtotals(Category category, Bill bill) {
        return bill.breakdown().filter(sub -> sub.text("TaxCategory", "ID").equals(category.code));
    }

    /** What is used stands in the breakdown: once, or once a rate. */
    private static Stream<Breach> counted(Category category, Bill bill) {
        var there = subtotals(category, bill).count();
        if (used(category, bill).findAny().isEmpty() || there == 1 || there > 1 && category.isRated()) {
            return Stream.empty();
        }
        return Stream.of(new Breach(
                category.rule("01"),
                there == 0 ? Kind.MISSING : Kind.FORBIDDEN,
                "TaxTotal/TaxSubtotal/TaxCategory/ID " + category.code,
                List.of("")));
    }

    /** 02 to 04 are one rule for lines, allowances and charges. */
    private static List<Rule> numbers(Category category) {
        return Stream.of("02", "03", "04")
                .flatMap(no -> Stream.of(
                        ofParty(category, no, Bill::seller, bill -> lacksSeller(category, bill)),
                        ofParty(category, no, Bill::buyer, bill -> lacksBuyer(category, bill))))
                .toList();
    }

    private static Rule ofParty(Category category, String no, Rule.Spots party, Predicate<Bill> lacks) {
        return wherever(
                category.rule(no),
                category == Category.OUTSIDE ? Kind.FORBIDDEN : Kind.MISSING,
                bill -> lacks.test(bill)
                                && used(category, bill).anyMatch(taxed -> no.equals(no(taxed, "02", "03", "04")))
                        ? party.apply(bill)
                        : Stream.empty(),
                spot -> true,
                COMPANY);
    }

    private static boolean lacksSeller(Category category, Bill bill) {
        return switch (category) {
            case STANDARD, ZERO, EXEMPT, REVERSE_CHARGE, CANARY_ISLANDS, CEUTA_AND_MELILLA ->
                !Bill.hasTaxNumber(bill.seller()) && !Bill.hasVat(bill.representative());
            case INTRA_COMMUNITY, EXPORT -> !Bill.hasVat(bill.seller()) && !Bill.hasVat(bill.representative());
            case OUTSIDE -> Bill.hasVat(bill.seller()) || Bill.hasVat(bill.representative());
        };
    }

    private static boolean lacksBuyer(Category category, Bill bill) {
        return switch (category) {
            case REVERSE_CHARGE ->
                !Bill.hasVat(bill.buyer())
                        && bill.buyer().noneMatch(buyer -> buyer.says("PartyLegalEntity", "CompanyID"));
            case INTRA_COMMUNITY -> !Bill.hasVat(bill.buyer());
            case OUTSIDE -> Bill.hasVat(bill.buyer());
            case STANDARD, ZERO, EXEMPT, EXPORT, CANARY_ISLANDS, CEUTA_AND_MELILLA -> false;
        };
    }

    private static String no(Taxed taxed, String line, String allowance, String charge) {
        if (taxed.spot().element().name().endsWith("Line")) {
            return line;
        }
        return taxed.spot().text("ChargeIndicator").equals("true") ? charge : allowance;
    }

    /** 05 to 07 are one rule for lines, allowances and charges. */
    private static List<Rule> rates(Category category) {
        return Stream.of("05", "06", "07")
                .map(no -> new Rule(
                        category.rule(no),
                        bill -> used(category, bill)
                                .filter(taxed -> no.equals(no(taxed, "05", "06", "07")))
                                .filter(taxed -> hasWrongRate(category, taxed.category()))
                                .map(taxed -> new Breach(
                                        category.rule(no),
                                        Kind.CODE,
                                        taxed.category().below("Percent"),
                                        List.of(taxed.category().text("Percent"))))))
                .toList();
    }

    private static boolean hasWrongRate(Category category, Spot of) {
        var rate = of.number("Percent");
        return switch (category) {
            case STANDARD -> rate.isEmpty() || rate.get().signum() <= 0;
            case CANARY_ISLANDS, CEUTA_AND_MELILLA ->
                rate.isEmpty() || rate.get().signum() < 0;
            case OUTSIDE -> rate.isPresent();
            case ZERO, EXEMPT, REVERSE_CHARGE, INTRA_COMMUNITY, EXPORT ->
                rate.isEmpty() || rate.get().signum() != 0;
        };
    }

    private static List<Rule> sums(Category category) {
        var slack = category.isRated() ? SumRules.ONE : BigDecimal.ZERO;
        return List.of(
                new Rule(
                        category.rule("08"),
                        bill -> Rule.sum(
                                        category.rule("08"),
                                        of -> subtotals(category, of),
                                        slack,
                                        sub -> taxable(category, bill, sub),
                                        "TaxableAmount")
                                .breaches()
                                .apply(bill)),
                Rule.sum(
                        category.rule("09"),
                        bill -> subtotals(category, bill),
                        slack,
                        sub -> category.isRated() ? SumRules.reckoned(sub) : BigDecimal.ZERO,
                        "TaxAmount"));
    }

    private static BigDecimal taxable(Category category, Bill bill, Spot sub) {
        return used(category, bill)
                .filter(taxed -> !category.isRated()
                        || taxed.category().orZero("Percent").compareTo(sub.orZero("TaxCategory", "Percent")) == 0)
                .map(Taxed::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Rule reason(Category category) {
        return wherever(
                category.rule("10"),
                category.isExempt() ? Kind.MISSING : Kind.FORBIDDEN,
                bill -> subtotals(category, bill),
                sub -> category.isExempt()
                        != (sub.says("TaxCategory", "TaxExemptionReason")
                                || sub.says("TaxCategory", "TaxExemptionReasonCode")),
                "TaxCategory",
                "TaxExemptionReason");
    }

    private static List<Rule> delivered() {
        Rule.Spots billed =
                bill -> subtotals(Category.INTRA_COMMUNITY, bill).findAny().isPresent()
                        ? Rule.DOCUMENT.apply(bill)
                        : Stream.empty();
        return List.of(
                wherever(
                        "BR-IC-11",
                        Kind.MISSING,
                        billed,
                        bill -> !bill.says("Delivery", "ActualDeliveryDate") && !bill.says("InvoicePeriod"),
                        "Delivery",
                        "ActualDeliveryDate"),
                Rule.needs(
                        "BR-IC-12",
                        billed,
                        "Delivery",
                        "DeliveryLocation",
                        "Address",
                        "Country",
                        "IdentificationCode"));
    }

    private static Rule alone() {
        return new Rule("BR-O-11", bill -> {
            var codes =
                    bill.breakdown().map(sub -> sub.text("TaxCategory", "ID")).collect(Collectors.toSet());
            return codes.contains("O") && !codes.equals(Set.of("O"))
                    ? Stream.of(new Breach(
                            "BR-O-11", Kind.FORBIDDEN, "TaxTotal/TaxSubtotal", List.of(String.join(", ", codes))))
                    : Stream.empty();
        });
    }
}
