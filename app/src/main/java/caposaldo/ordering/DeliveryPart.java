package caposaldo.ordering;

import caposaldo.web.RecordPart;

/** What an upper room adds to a delivery note; its tabs are the ways on from there. */
public interface DeliveryPart extends RecordPart<DeliveryNote> {}
