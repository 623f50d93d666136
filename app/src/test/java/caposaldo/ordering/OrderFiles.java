package caposaldo.ordering;

import caposaldo.catalog.Gtin;

/** Orders as a client's system writes them, and the numbers they name things by. */
final class OrderFiles {

    private OrderFiles() {}

    /** A GTIN or GLN of its own for each number. */
    static String gtin(long number) {
        var data = "8%011d".formatted(number);
        return data + Gtin.checkDigit(data);
    }

    /** Six of one product. */
    static String ubl(String number, String buyer, String item) {
        return """
                <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"
                    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                  <cbc:ID>%s</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
                  <cac:BuyerCustomerParty><cac:Party><cbc:EndpointID schemeID="0088">%s</cbc:EndpointID></cac:Party></cac:BuyerCustomerParty>
                  <cac:OrderLine><cac:LineItem><cbc:ID>10</cbc:ID><cbc:Quantity unitCode="C62">6</cbc:Quantity>
                    <cac:Item><cac:StandardItemIdentification><cbc:ID schemeID="0160">%s</cbc:ID></cac:StandardItemIdentification></cac:Item>
                  </cac:LineItem></cac:OrderLine>
                </Order>
                """.formatted(number, buyer, item);
    }
}
