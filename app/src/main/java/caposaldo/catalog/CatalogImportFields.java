package caposaldo.catalog;

import static caposaldo.exchange.ImportField.choice;
import static caposaldo.exchange.ImportField.optional;
import static caposaldo.exchange.ImportField.required;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportField.Type;
import java.util.List;
import java.util.Map;

/** What people's files call the facts of products and their prices. */
final class CatalogImportFields {

    private static final Map<String, String> KINDS = Map.of(
            "goods",
            "GOODS",
            "merce",
            "GOODS",
            "prodotto",
            "GOODS",
            "товар",
            "GOODS",
            "service",
            "SERVICE",
            "servizio",
            "SERVICE",
            "услуга",
            "SERVICE");

    private static final Map<String, String> STATES = Map.of(
            "active",
            "ACTIVE",
            "attivo",
            "ACTIVE",
            "активный",
            "ACTIVE",
            "leaving",
            "LEAVING",
            "in uscita",
            "LEAVING",
            "выводится",
            "LEAVING",
            "withdrawn",
            "WITHDRAWN",
            "ritirato",
            "WITHDRAWN",
            "выведен",
            "WITHDRAWN");

    static final List<ImportField> PRODUCT = List.of(
            required(
                    "code",
                    Type.TEXT,
                    "code",
                    "sku",
                    "stockcode",
                    "stock code",
                    "product code",
                    "productcode",
                    "item",
                    "codice",
                    "codice articolo",
                    "articolo",
                    "артикул",
                    "код",
                    "код товара"),
            required(
                    "name",
                    Type.TEXT,
                    "name",
                    "product name",
                    "productname",
                    "description",
                    "nome",
                    "descrizione",
                    "prodotto",
                    "название",
                    "наименование",
                    "товар"),
            optional("description", Type.TEXT, "long description", "productdescription", "details", "note", "описание"),
            optional(
                    "group",
                    Type.TEXT,
                    "group",
                    "group code",
                    "category",
                    "productline",
                    "product line",
                    "gruppo",
                    "categoria",
                    "группа",
                    "категория"),
            optional("groupName", Type.TEXT, "group name", "category name", "nome gruppo", "название группы"),
            optional("gtin", Type.TEXT, "gtin", "ean", "ean13", "barcode", "upc", "codice a barre", "штрихкод"),
            optional(
                    "unit",
                    Type.TEXT,
                    "unit",
                    "unit of measure",
                    "uom",
                    "um",
                    "unità",
                    "unità di misura",
                    "единица",
                    "ед изм"),
            choice("kind", KINDS, "kind", "type", "tipo", "вид"),
            choice("state", STATES, "state", "status", "stato", "статус"),
            optional(
                    "cost",
                    Type.DECIMAL,
                    "cost",
                    "unit cost",
                    "buyprice",
                    "buy price",
                    "costo",
                    "себестоимость",
                    "цена закупки"),
            optional(
                    "price",
                    Type.DECIMAL,
                    "price",
                    "list price",
                    "msrp",
                    "prezzo",
                    "prezzo di listino",
                    "listino",
                    "цена"),
            optional("packUnit", Type.TEXT, "pack", "pack unit", "packaging", "confezione", "imballo", "упаковка"),
            optional(
                    "packQuantity",
                    Type.DECIMAL,
                    "pack quantity",
                    "pieces per pack",
                    "pezzi per confezione",
                    "штук в упаковке"),
            optional(
                    "available",
                    Type.DECIMAL,
                    "available",
                    "in stock",
                    "stock",
                    "quantity in stock",
                    "quantityinstock",
                    "giacenza",
                    "disponibile",
                    "остаток"));

    static final List<ImportField> PRICE = List.of(
            required(
                    "item",
                    Type.TEXT,
                    "item",
                    "code",
                    "sku",
                    "stockcode",
                    "product code",
                    "productcode",
                    "codice articolo",
                    "articolo",
                    "codice",
                    "артикул",
                    "код товара"),
            optional(
                    "price",
                    Type.DECIMAL,
                    "price",
                    "list price",
                    "msrp",
                    "prezzo",
                    "prezzo di listino",
                    "listino",
                    "цена"),
            optional(
                    "cost",
                    Type.DECIMAL,
                    "cost",
                    "unit cost",
                    "buyprice",
                    "buy price",
                    "costo",
                    "себестоимость",
                    "цена закупки"),
            optional(
                    "from",
                    Type.DATE,
                    "from",
                    "valid from",
                    "validfrom",
                    "dal",
                    "valido dal",
                    "decorrenza",
                    "с",
                    "действует с"));

    private CatalogImportFields() {}
}
