package caposaldo.sales;

import static caposaldo.exchange.ImportField.optional;
import static caposaldo.exchange.ImportField.required;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportField.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a row of a sales file can say; the n-th is staged in column c-n. */
final class SalesImportFields {

    private SalesImportFields() {}

    static List<ImportField> all() {
        return Stream.of(document(), client(), item(), amounts(), rest())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ImportField> document() {
        return List.of(
                required(
                        "document",
                        Type.TEXT,
                        "invoice",
                        "invoice no",
                        "invoiceno",
                        "document",
                        "order number",
                        "ordernumber",
                        "fattura",
                        "documento",
                        "numero",
                        "счет",
                        "накладная",
                        "документ"),
                optional("line", Type.INTEGER, "line", "line no", "orderlinenumber", "riga", "строка"),
                required(
                        "date",
                        Type.DATE,
                        "date",
                        "invoicedate",
                        "invoice date",
                        "orderdate",
                        "data",
                        "data documento",
                        "дата"));
    }

    private static List<ImportField> client() {
        return List.of(
                optional(
                        "client",
                        Type.TEXT,
                        "customerid",
                        "customer id",
                        "customer",
                        "client",
                        "customernumber",
                        "cliente",
                        "codice cliente",
                        "клиент",
                        "код клиента"),
                optional(
                        "clientName",
                        Type.TEXT,
                        "customer name",
                        "customername",
                        "client name",
                        "ragione sociale",
                        "nome cliente",
                        "название клиента"));
    }

    private static List<ImportField> item() {
        return List.of(
                required(
                        "item",
                        Type.TEXT,
                        "stockcode",
                        "stock code",
                        "sku",
                        "item",
                        "product code",
                        "productcode",
                        "codice articolo",
                        "articolo",
                        "артикул",
                        "код товара"),
                optional(
                        "itemName",
                        Type.TEXT,
                        "description",
                        "product",
                        "product name",
                        "productname",
                        "descrizione",
                        "prodotto",
                        "наименование",
                        "товар"));
    }

    private static List<ImportField> amounts() {
        return List.of(
                required(
                        "quantity",
                        Type.DECIMAL,
                        "quantity",
                        "qty",
                        "quantityordered",
                        "quantità",
                        "qta",
                        "количество",
                        "кол-во"),
                optional(
                        "net",
                        Type.DECIMAL,
                        "net",
                        "net amount",
                        "amount",
                        "imponibile",
                        "netto",
                        "importo",
                        "сумма",
                        "сумма без ндс"),
                optional(
                        "unitPrice",
                        Type.DECIMAL,
                        "price",
                        "unit price",
                        "unitprice",
                        "priceeach",
                        "prezzo",
                        "prezzo unitario",
                        "цена"),
                optional("cost", Type.DECIMAL, "cost", "cost amount", "costo", "себестоимость"),
                optional("unitCost", Type.DECIMAL, "unit cost", "buyprice", "costo unitario", "цена закупки"));
    }

    private static List<ImportField> rest() {
        return List.of(
                optional("country", Type.COUNTRY, "country", "paese", "страна"),
                ImportField.choice(
                        "documentType",
                        Map.ofEntries(
                                Map.entry("invoice", "INVOICE"),
                                Map.entry("380", "INVOICE"),
                                Map.entry("fattura", "INVOICE"),
                                Map.entry("счет", "INVOICE"),
                                Map.entry("credit note", "CREDIT_NOTE"),
                                Map.entry("credit_note", "CREDIT_NOTE"),
                                Map.entry("381", "CREDIT_NOTE"),
                                Map.entry("nota di credito", "CREDIT_NOTE"),
                                Map.entry("возврат", "CREDIT_NOTE")),
                        "document type",
                        "documenttype",
                        "tipo documento",
                        "тип документа"));
    }
}
