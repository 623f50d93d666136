package caposaldo.receivable;

import caposaldo.account.ClientId;
import java.util.Currency;

/** What one client has in one currency: it is settled, reconciled and signed by itself. */
public record ClientLedger(ClientId client, Currency currency) {}
