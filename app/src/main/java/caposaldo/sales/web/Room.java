package caposaldo.sales.web;

import caposaldo.sales.ClientProducts;
import caposaldo.sales.ItemBuyers;
import caposaldo.sales.OrderRhythm;
import caposaldo.sales.Returns;
import caposaldo.sales.SalesFigures;
import org.springframework.stereotype.Component;

/** What pages and programs ask of the room. */
@Component
record Room(SalesFigures figures, ClientProducts products, OrderRhythm rhythm, Returns returns, ItemBuyers buyers) {}
