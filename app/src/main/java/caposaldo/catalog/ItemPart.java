package caposaldo.catalog;

import caposaldo.web.RecordPart;

/**
 * What an upper room adds to the record of a product, such as who buys it. Its own tabs are pages under
 * {@link ItemId#path}, made of {@link ItemRecords#head} and {@code layout/record.jte}.
 */
public interface ItemPart extends RecordPart<ItemId> {}
