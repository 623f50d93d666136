package caposaldo.ubl;

import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An invoice of ours to Casa Nova: ten lamps at 11.25 and 22 %, three books at 7.333 and 4 %. */
final class OurBillFixture {

    static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    static final Seller SELLER = new Seller(
            "Brenta Forniture SpA",
            "0211:IT12345670017",
            "IT12345670017",
            "Via Brenta 12",
            "Padova",
            "35129",
            "IT",
            "IT60 X054 2811 1010 0000 0123 456");

    static final Trader BUYER = new Trader(
            "Casa Nova Srl",
            new Trader.Place("Corso Italia 1", null, "Verona", "37121", "VR", "IT"),
            "IT01114601006",
            null,
            ElectronicAddress.ofVat("IT01114601006"));

    private OurBillFixture() {}

    static Billed.Line line(int no, String quantity, String price, String rate) {
        return new Billed.Line(
                no,
                null,
                new Billed.Goods("P-" + no, "8012345678901", "Lamp & shade", "EA"),
                new BigDecimal(quantity),
                new BigDecimal(price),
                rate.isEmpty() ? null : new BigDecimal(rate));
    }

    static UblDocument bill(UblType type, String amount, Billed.Line... lines) {
        return bill(type, Money.of(amount, "EUR"), money -> money, lines);
    }

    static UblDocument bill(UblType type, Money amount, UnaryOperator<Money> inBooks, Billed.Line... lines) {
        return OurBill.of(
                new OurBill.Head(
                        type,
                        "INV-2026-7",
                        DAY,
                        type == UblType.INVOICE ? DAY.plusDays(30) : null,
                        null,
                        amount,
                        inBooks),
                new Billed(
                        "PO-77",
                        "SO-2026-3",
                        "DN-2026-5",
                        type == UblType.INVOICE ? null : "INV-2026-6",
                        DAY.minusDays(1),
                        List.of(lines)),
                SELLER,
                BUYER);
    }

    static UblDocument invoice() {
        return bill(UblType.INVOICE, "160.13", line(1, "10", "11.25", "22"), line(2, "3", "7.333", "4"));
    }

    /** The same in dollars, of which 1.20 make a euro. */
    static UblDocument invoiceInDollars() {
        return bill(
                UblType.INVOICE,
                Money.of("160.13", "USD"),
                money -> new Money(
                        money.amount().divide(new BigDecimal("1.2"), MathContext.DECIMAL64),
                        Currency.getInstance("EUR")),
                line(1, "10", "11.25", "22"),
                line(2, "3", "7.333", "4"));
    }

    static Optional<Breach> breach(UblDocument document, String rule) {
        return Rules.broken(document).stream()
                .filter(breach -> breach.rule().equals(rule))
                .findFirst();
    }
}
