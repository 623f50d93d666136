package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.exchange.FileText;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * Clause 2.6: files of buyers' systems with one order or several. All are read before any is taken; then each is taken on
 * its own, whole or not at all. What was taken is known again, so that the rest can be sent with it once more.
 */
@Component
public class TakeOrderDocuments {

    /** A file as it was sent. */
    public record Sent(String name, InputStreamSource content) {}

    private record Read(String file, ReadOrder order) {}

    private static final int MOST_ORDERS = 500;
    private static final int LONGEST_NAME = 100;

    private final TakeOrderDocument take;

    TakeOrderDocuments(TakeOrderDocument take) {
        this.take = take;
    }

    /**
     * @param client whom the person says all of them are from; empty to find each by the numbers in it
     * @return what became of each, in the order of the files and of the orders in them
     * @throws Invalid when there are too many, or no file
     */
    public List<TakenOrder> take(AccessScope scope, Optional<ClientId> client, List<Sent> files) {
        scope.require(Right.ORDER_EDIT);
        if (files.isEmpty()) {
            throw Invalid.field("file", "ordering.document.empty");
        }
        var read = new ArrayList<Read>();
        for (var file : files) {
            var name = FileText.plain(file.name(), LONGEST_NAME);
            orders(file).forEach(order -> read.add(new Read(name, order)));
            if (read.size() > MOST_ORDERS) {
                throw Invalid.field("file", "ordering.document.most", MOST_ORDERS);
            }
        }
        return read.stream().map(one -> taken(scope, client, one)).toList();
    }

    private static List<ReadOrder> orders(Sent file) {
        try (var content = file.content().getInputStream()) {
            return ReadOrder.of(content);
        } catch (Invalid why) {
            return List.of(new ReadOrder.Refused("", why));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TakenOrder taken(AccessScope scope, Optional<ClientId> client, Read read) {
        var number = read.order().number();
        try {
            var draft = take.take(scope, client, read.order().document());
            return new TakenOrder.Draft(read.file(), number, draft.order(), draft.fresh(), draft.otherPrices());
        } catch (Invalid why) {
            return new TakenOrder.Refused(read.file(), number, why.problems());
        }
    }
}
