package caposaldo.web;

/** A tab is a page of its own: its path answers with the whole page, from which htmx takes the tab. */
public record Tab(String label, String path) {}
