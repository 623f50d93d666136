package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.exchange.ImportField.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which column is which, by its head. */
class MappingTests {

    private static final List<ImportField> FIELDS = List.of(
            ImportField.required("item", Type.TEXT, "stock code", "codice articolo", "артикул"),
            ImportField.optional("itemName", Type.TEXT, "description", "product", "descrizione", "наименование"),
            ImportField.optional("unitPrice", Type.DECIMAL, "price", "prezzo", "цена"));

    @Test
    void knowsHeadsInOurThreeLanguagesHoweverTheyAreWritten() {
        assertThat(guess("StockCode", "Description", "Price"))
                .isEqualTo(new Mapping(
                        java.util.Map.of("item", "StockCode", "itemName", "Description", "unitPrice", "Price")));
        assertThat(guess("Codice_Articolo", "DESCRIZIONE", "Prezzo (€)").columns())
                .containsEntry("item", "Codice_Articolo")
                .containsEntry("unitPrice", "Prezzo (€)");
        assertThat(guess("Артикул", "Наименование", "Цена").columns()).hasSize(3);
    }

    @Test
    void givesEachColumnToOneFieldOnly() {
        var columns = guess("price", "list price").columns();
        assertThat(columns.values()).doesNotHaveDuplicates();
        assertThat(columns).containsEntry("unitPrice", "price");
    }

    @Test
    void leavesAloneWhatItDoesNotKnow() {
        assertThat(guess("x1", "x2").columns()).isEmpty();
    }

    @Test
    void takesTheOnlyColumnOfAThingForItsCode() {
        assertThat(guess("Product", "Price").columns())
                .containsEntry("item", "Product")
                .doesNotContainKey("itemName");
        assertThat(guess("Product", "Stock code").columns())
                .containsEntry("item", "Stock code")
                .containsEntry("itemName", "Product");
    }

    private static Mapping guess(String... heads) {
        return Mapping.guess(FIELDS, List.of(heads));
    }
}
