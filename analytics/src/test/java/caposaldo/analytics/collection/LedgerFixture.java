package caposaldo.analytics.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Forty clients with terms of thirty days and a pace of their own, from twenty days early to nineteen
 * late. Sent as a file an invoice is paid four days sooner, disputed nine days later.
 */
final class LedgerFixture {

    static final LocalDate START = LocalDate.of(2025, 1, 1);
    static final int CLIENTS = 40;

    private LedgerFixture() {}

    /** About one invoice a client and fortnight for a year; all settled at some time. */
    static List<Invoice> year(long seed) {
        Random random = new Random(seed);
        List<Invoice> invoices = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            for (int day = random.nextInt(14); day < 365; day += 7 + random.nextInt(14)) {
                boolean electronic = random.nextBoolean();
                boolean disputed = random.nextInt(5) == 0;
                double late = pace(client) + (electronic ? -4 : 0) + (disputed ? 9 : 0) + 3 * random.nextGaussian();
                invoices.add(invoice(client, day, electronic, disputed, Optional.of(Math.round(late))));
            }
        }
        return invoices;
    }

    static double pace(int client) {
        return client - 20.0;
    }

    /** @param late days after the due date on which it is settled */
    static Invoice invoice(int client, int day, boolean electronic, boolean disputed, Optional<Long> late) {
        LocalDate issued = START.plusDays(day);
        return new Invoice(
                client + "-" + day,
                "client " + client,
                issued,
                issued.plusDays(30),
                100 + day,
                late.map(l -> issued.plusDays(Math.max(0, 30 + l))),
                disputed,
                electronic);
    }
}
