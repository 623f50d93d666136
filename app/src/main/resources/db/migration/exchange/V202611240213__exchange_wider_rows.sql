-- A client with its address, place and hours takes more than sixteen cells.
alter table exchange.staged_row add c16 text, add c17 text, add c18 text, add c19 text, add c20 text, add c21 text, add c22 text, add c23 text;
