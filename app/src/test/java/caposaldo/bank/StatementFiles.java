package caposaldo.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Statements as banks write them: files like real ones, and made ones of any length. */
public final class StatementFiles {

    static final String LOMBARDA = "lombarda-2026-11-20.camt053.xml";
    static final String RHEIN = "rhein-2026-11-23.camt053v08.xml";
    static final String NORDBANK = "nordbank-2026-11.sta";
    static final String BENELUX = "benelux-2026-11.sta";

    private StatementFiles() {}

    /** Money that comes in on a made statement. */
    public record In(String amount, String name, String iban, String text, String reference) {

        public In(String amount, String text) {
            this(amount, "", "", text, "");
        }
    }

    static byte[] file(String name) {
        try (InputStream in = StatementFiles.class.getResourceAsStream("/caposaldo/bank/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    static List<BankStatement> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<BankStatement> read(byte[] bytes) {
        return ReadStatements.read(new ByteArrayInputStream(bytes));
    }

    /** A camt.053 of one day on which this money comes in. */
    public static String camt(String account, String number, LocalDate day, List<In> all) {
        return camt(account, "EUR", number, day, all);
    }

    /** The same of an account in another currency. */
    static String camt(String account, String currency, String number, LocalDate day, List<In> all) {
        var sum = all.stream().map(in -> new BigDecimal(in.amount())).reduce(BigDecimal.ZERO, BigDecimal::add);
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>%3$s</Id>
                <Acct><Id><IBAN>%1$s</IBAN></Id><Ccy>%2$s</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="%2$s">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%4$s</Dt></Dt></Bal>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="%2$s">%5$s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%4$s</Dt></Dt></Bal>
                """.formatted(account, currency, number, day, sum.add(new BigDecimal("100.00"))));
        for (var in : all) {
            xml.append("""
                    <Ntry><Amt Ccy="%s">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>%s</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef>
                    <NtryDtls><TxDtls><RltdPties><Dbtr><Nm>%s</Nm></Dbtr><DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                    """.formatted(currency, in.amount(), day, in.reference(), in.name(), in.iban(), in.text()));
        }
        return xml.append("</Stmt></BkToCstmrStmt></Document>\n").toString();
    }
}
