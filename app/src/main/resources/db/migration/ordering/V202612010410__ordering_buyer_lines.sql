-- What the buyer's system calls a line: the answer refers to it.
alter table ordering.order_line add buyer_line text;
