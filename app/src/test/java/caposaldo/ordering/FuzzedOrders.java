package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.fuzz.FuzzedReader;
import java.io.ByteArrayInputStream;
import java.util.List;

/** UBL and EDIFACT. */
public final class FuzzedOrders extends FuzzedReader {

    @Override
    protected List<byte[]> whole() {
        return List.of(
                utf8(OrderDocumentTests.EDIFACT),
                OrderDocumentTests.example("BII03 Order example 01.xml"),
                OrderDocumentTests.example("CENBII-Order-maximal.xml"),
                OrderDocumentTests.example("UBL-Order-2.0-Example.xml"),
                OrderDocumentTests.example("UBL-Order-2.1-Example.xml"));
    }

    @Override
    protected Object read(byte[] file) {
        var orders = ReadOrder.of(new ByteArrayInputStream(file)).stream()
                .map(ReadOrder::document)
                .toList();
        assertThat(orders)
                .isNotEmpty()
                .allSatisfy(order -> assertThat(order.lines()).isNotEmpty());
        return orders;
    }

    @Override
    protected String ofTheWhole() {
        return "ordering\\.document\\.empty";
    }
}
