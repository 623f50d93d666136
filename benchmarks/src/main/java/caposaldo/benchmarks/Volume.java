package caposaldo.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up wholesaler of any size, the same at every call: files as people bring them, with few large clients, many small
 * ones, and three years of invoices and returns up to a day.
 *
 * @param scale 1 is 100,000 clients, 50,000 products and 10,000,000 sales lines
 * @param last the last day with sales
 * @param portfolios that share the clients between them, in turn
 */
record Volume(double scale, LocalDate last, List<String> portfolios) {

    private static final int DAYS = 3 * 365;
    private static final int LINES_OF_A_DOCUMENT = 10;
    private static final String[] SYLLABLES =
            "ba bri ca che co da de di fa fe fo ga ghe gi la le lo ma me mo na ne ni pa pe po ra re ri sa se so ta te to va ve vi za zi"
                    .split(" ");
    private static final String[] FORMS = {"S.r.l.", "S.p.A.", "Distribuzione", "Market", "GmbH", "Ltd", "Forniture"};
    private static final String[] SEGMENTS = {"Retail", "Wholesale", "Horeca", "Online", "Pharmacy", "Discount"};

    int clients() {
        return sized(100_000);
    }

    int products() {
        return sized(50_000);
    }

    int lines() {
        return sized(10_000_000);
    }

    private int sized(int whole) {
        return Math.max(10, (int) Math.round(whole * scale));
    }

    static String clientCode(int number) {
        return "V%07d".formatted(number);
    }

    static String productCode(int number) {
        return "ART%06d".formatted(number);
    }

    void writeClients(Path file) throws IOException {
        var random = new SplittableRandom(1);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("code,name,country,segment,city,portfolio\n");
            for (var i = 0; i < clients(); i++) {
                out.write("%s,%s %s %s,IT,%s,%s,%s%n"
                        .formatted(
                                clientCode(i),
                                word(random),
                                word(random),
                                FORMS[random.nextInt(FORMS.length)],
                                SEGMENTS[random.nextInt(SEGMENTS.length)],
                                word(random),
                                portfolios.isEmpty() ? "" : portfolios.get(i % portfolios.size())));
            }
        }
    }

    void writeProducts(Path file) throws IOException {
        var random = new SplittableRandom(2);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("code,name,group\n");
            for (var i = 0; i < products(); i++) {
                out.write("%s,%s %s %d x %d,G%02d%n"
                        .formatted(
                                productCode(i),
                                word(random),
                                word(random),
                                1 + random.nextInt(24),
                                1 + random.nextInt(9) * 50,
                                random.nextInt(40)));
            }
        }
    }

    /** One file with all lines, oldest first, as an ERP writes it. */
    void writeSales(Path file) throws IOException {
        var random = new SplittableRandom(3);
        var documents = lines() / LINES_OF_A_DOCUMENT;
        var first = last.minusDays(DAYS - 1L);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("document,line,date,client,item,quantity,net,cost\n");
            for (var document = 0; document < documents; document++) {
                var day = first.plusDays((long) document * DAYS / documents);
                var client = clientCode(few(random, clients(), 2.2));
                var credit = random.nextInt(50) == 0;
                for (var line = 1; line <= LINES_OF_A_DOCUMENT; line++) {
                    write(
                            out,
                            (credit ? "C" : "F") + (1_000_000 + document) + "," + line + "," + day + "," + client,
                            credit,
                            random);
                }
            }
        }
    }

    private void write(BufferedWriter out, String head, boolean credit, SplittableRandom random) throws IOException {
        var product = few(random, products(), 1.8);
        var quantity = (1 + random.nextInt(24)) * (credit ? -1 : 1);
        var cents = (long) quantity * (150 + product * 7919L % 4850);
        out.write(head);
        out.write(',');
        out.write(productCode(product));
        out.write(',');
        out.write(Integer.toString(quantity));
        out.write(',');
        out.write(amount(cents));
        out.write(',');
        out.write(amount(cents * 62 / 100));
        out.write('\n');
    }

    private static String amount(long cents) {
        var whole = Math.abs(cents);
        return (cents < 0 ? "-" : "") + whole / 100 + "." + whole % 100 / 10 + whole % 10;
    }

    /** Low numbers far more often than high ones. */
    private static int few(SplittableRandom random, int of, double steepness) {
        return (int) (of * Math.pow(random.nextDouble(), steepness));
    }

    private static String word(SplittableRandom random) {
        var word = new StringBuilder();
        for (var i = 2 + random.nextInt(2); i > 0; i--) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
        return word.toString();
    }
}
