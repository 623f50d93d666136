package caposaldo.account;

import caposaldo.web.RecordPart;

/** What an upper room adds to the record of a client. */
public interface ClientPart extends RecordPart<ClientId> {}
