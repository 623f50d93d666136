package caposaldo.ordering;

/** Names a template of orders. */
public record OrderTemplateId(long value) {

    public String path() {
        return "/orders/templates/" + value;
    }
}
