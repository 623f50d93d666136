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
        var order = TakeOrderDocument.read(new ByteArrayInputStream(file));
        assertThat(order.lines()).isNotEmpty();
        return order;
    }

    @Override
    protected String ofTheWhole() {
        return "ordering\\.document\\.empty";
    }
}
