package caposaldo.crash;

import caposaldo.bank.StatementFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The money side of {@link OrderWriters}: invoices paid by hand and by statements, which come in twice and more. */
final class BankWriters {

    private static final int AT_WORK = 8;
    private static final int ACCOUNTS = 3;

    private record Debt(long item, long client, String number, BigDecimal amount) {}

    private record File(String number, String content) {}

    private final PersistentWriters writers;
    private final LocalDate today;
    private final Acknowledged acknowledged;
    private final List<Debt> debts = new CopyOnWriteArrayList<>();
    private final List<File> files = new CopyOnWriteArrayList<>();

    BankWriters(PersistentWriters writers, LocalDate today, Acknowledged acknowledged) {
        this.writers = writers;
        this.today = today;
        this.acknowledged = acknowledged;
    }

    /** @param note a delivery that was invoiced */
    void owed(JsonNode note) {
        debts.add(new Debt(
                note.get("invoice").asLong(),
                note.get("clientId").asLong(),
                note.get("invoiceNumber").asString(),
                note.get("gross").decimalValue()));
    }

    void operate(int n, Random random) {
        var known = List.copyOf(debts);
        if (known.isEmpty()) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> pay(n, known.get(random.nextInt(known.size())));
            case 1 -> take(written(n, known, random));
            default -> {
                var sent = List.copyOf(files);
                if (!sent.isEmpty()) {
                    take(sent.get(sent.size() - 1 - random.nextInt(Math.min(AT_WORK, sent.size()))));
                }
            }
        }
    }

    private void pay(int n, Debt debt) {
        var answer = writers.post("/api/v1/receivables/payments", """
                {"clientId": %d, "paidOn": "%s", "amount": %s, "source": "writers", "key": "%d",
                    "shares": [{"itemId": %d, "amount": %s}]}""".formatted(
                        debt.client, today, debt.amount, n, debt.item, debt.amount));
        if (answer.isDone()) {
            acknowledged.payment(Integer.toString(n), answer.body().get("id").asLong());
        }
    }

    /** From one to three of the invoices, each as its payer names it; some are paid already. */
    private File written(int n, List<Debt> known, Random random) {
        var money = new ArrayList<StatementFiles.In>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            var debt = known.get(known.size() - 1 - random.nextInt(Math.min(AT_WORK, known.size())));
            money.add(new StatementFiles.In(
                    debt.amount.toPlainString(), "", "", "SALDO " + debt.number, "R-" + n + "-" + i));
        }
        var account = "IT60X0542811101%012d".formatted(random.nextInt(ACCOUNTS));
        var file = new File("S-" + n, StatementFiles.camt(account, "S-" + n, today, money));
        files.add(file);
        return file;
    }

    private void take(File file) {
        var answer = writers.upload("/api/v1/bank/statements", file.number + ".xml", file.content);
        if (answer.isDone()) {
            acknowledged.statement(file.number, answer.body().get(0).get("id").asLong());
        }
    }
}
