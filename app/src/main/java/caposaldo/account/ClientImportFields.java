package caposaldo.account;

import static caposaldo.exchange.ImportField.choice;
import static caposaldo.exchange.ImportField.optional;
import static caposaldo.exchange.ImportField.required;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportField.Type;
import java.util.List;
import java.util.Map;

/** What people's files call the facts of clients and of the people there. */
final class ClientImportFields {

    static final List<ImportField> CLIENT = List.of(
            required(
                    "code",
                    Type.TEXT,
                    "code",
                    "customer code",
                    "client code",
                    "customernumber",
                    "customer id",
                    "client",
                    "codice",
                    "codice cliente",
                    "cod cliente",
                    "код",
                    "код клиента"),
            required(
                    "name",
                    Type.TEXT,
                    "name",
                    "customer name",
                    "customername",
                    "client name",
                    "company",
                    "nome",
                    "ragione sociale",
                    "cliente",
                    "название",
                    "наименование",
                    "клиент"),
            optional(
                    "legalName",
                    Type.TEXT,
                    "legal name",
                    "denominazione",
                    "юридическое название",
                    "полное наименование"),
            optional("country", Type.COUNTRY, "country", "paese", "nazione", "страна"),
            optional(
                    "taxNumber", Type.TEXT, "tax number", "vat", "vat number", "vat id", "partita iva", "p iva", "инн"),
            optional("segment", Type.TEXT, "segment", "segmento", "сегмент"),
            optional("channel", Type.TEXT, "channel", "canale", "канал"),
            optional("phone", Type.TEXT, "phone", "telephone", "telefono", "телефон"),
            optional("email", Type.TEXT, "email", "e-mail", "mail", "почта", "электронная почта"),
            optional("website", Type.TEXT, "website", "web", "sito", "sito web", "сайт"),
            optional(
                    "street",
                    Type.TEXT,
                    "street",
                    "address",
                    "address line 1",
                    "addressline1",
                    "indirizzo",
                    "via",
                    "адрес",
                    "улица"),
            optional("city", Type.TEXT, "city", "town", "città", "comune", "город"),
            optional(
                    "postalZone",
                    Type.TEXT,
                    "postal code",
                    "postalcode",
                    "zip",
                    "zip code",
                    "postcode",
                    "postal zone",
                    "cap",
                    "индекс"),
            optional(
                    "portfolio",
                    Type.TEXT,
                    "portfolio",
                    "sales rep",
                    "salesrepemployeenumber",
                    "account manager",
                    "kam",
                    "portafoglio",
                    "agente",
                    "портфель",
                    "менеджер"),
            optional("clientSince", Type.DATE, "client since", "customer since", "since", "cliente dal", "клиент с"),
            optional("sizeClass", Type.TEXT, "size", "size class", "dimensione", "размер"),
            optional(
                    "additionalStreet",
                    Type.TEXT,
                    "additional street",
                    "address line 2",
                    "addressline2",
                    "presso",
                    "indirizzo 2"),
            optional(
                    "region",
                    Type.TEXT,
                    "state",
                    "region",
                    "province",
                    "county",
                    "provincia",
                    "regione",
                    "область",
                    "регион"),
            optional("latitude", Type.DECIMAL, "latitude", "lat", "latitudine", "широта"),
            optional("longitude", Type.DECIMAL, "longitude", "lon", "lng", "longitudine", "долгота"),
            optional(
                    "openingHours", Type.TEXT, "opening hours", "hours", "orari", "orario di apertura", "часы работы"));

    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("director", "DIRECTOR"),
            Map.entry("direttore", "DIRECTOR"),
            Map.entry("директор", "DIRECTOR"),
            Map.entry("buyer", "BUYER"),
            Map.entry("acquisti", "BUYER"),
            Map.entry("buyer acquisti", "BUYER"),
            Map.entry("закупщик", "BUYER"),
            Map.entry("category", "CATEGORY"),
            Map.entry("category manager", "CATEGORY"),
            Map.entry("категорийный менеджер", "CATEGORY"),
            Map.entry("logistics", "LOGISTICS"),
            Map.entry("logistica", "LOGISTICS"),
            Map.entry("логистика", "LOGISTICS"),
            Map.entry("finance", "FINANCE"),
            Map.entry("amministrazione", "FINANCE"),
            Map.entry("финансы", "FINANCE"),
            Map.entry("бухгалтерия", "FINANCE"),
            Map.entry("store", "STORE"),
            Map.entry("punto vendita", "STORE"),
            Map.entry("магазин", "STORE"),
            Map.entry("other", "OTHER"),
            Map.entry("altro", "OTHER"),
            Map.entry("другое", "OTHER"));

    static final List<ImportField> CONTACT = List.of(
            required(
                    "client",
                    Type.TEXT,
                    "client",
                    "client code",
                    "customer",
                    "customer code",
                    "customernumber",
                    "company",
                    "cliente",
                    "codice cliente",
                    "клиент",
                    "код клиента"),
            optional(
                    "familyName",
                    Type.TEXT,
                    "family name",
                    "last name",
                    "surname",
                    "contactlastname",
                    "cognome",
                    "фамилия"),
            optional("givenName", Type.TEXT, "given name", "first name", "contactfirstname", "nome", "имя"),
            optional(
                    "fullName",
                    Type.TEXT,
                    "full name",
                    "name",
                    "contact",
                    "contact person",
                    "nominativo",
                    "contatto",
                    "контакт",
                    "фио"),
            optional("jobTitle", Type.TEXT, "job title", "position", "title", "qualifica", "должность"),
            choice("role", ROLES, "role", "function", "ruolo", "funzione", "роль"),
            optional("phone", Type.TEXT, "phone", "telephone", "telefono", "телефон"),
            optional("mobile", Type.TEXT, "mobile", "cell", "cellulare", "мобильный"),
            optional("email", Type.TEXT, "email", "e-mail", "mail", "почта"),
            choice(
                    "generated",
                    Map.of("yes", "true", "true", "true", "1", "true", "no", "false", "false", "false", "0", "false"),
                    "generated"));

    private ClientImportFields() {}
}
