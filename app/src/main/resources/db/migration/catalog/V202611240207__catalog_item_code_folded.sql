-- Codes that differ only in case name one item.
create index item_code_folded on catalog.item (upper(code));
