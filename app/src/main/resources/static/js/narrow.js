// On a phone a row becomes a card: each cell says which column it is of. The names come from the table's own heads, the last
// row of them where there are several.
export function start(table) {
  const heads = [...([...(table.tHead?.rows ?? [])].at(-1)?.cells ?? [])].map((th) => (th.querySelector("a") ?? th).textContent.replace(/[▾↑↓]/g, "").trim());
  const box = table.parentElement;
  if (heads.length < 6 && box.scrollWidth <= box.clientWidth + 1) return;
  const name = heads.findIndex((head) => head);

  function label(row) {
    let column = 0;
    [...row.cells].forEach((cell) => {
      const i = column;
      column += cell.colSpan;
      if (i > name && heads[i] && cell.colSpan === 1) cell.dataset.head = heads[i];
      if (["", "—"].includes(cell.textContent.trim()) && !cell.querySelector("input, select, button, output")) cell.classList.add("none");
    });
  }

  [...table.querySelectorAll("tbody tr, tfoot tr")].forEach(label);
  table.classList.add("cards");
  // The sums of a list come later.
  document.addEventListener("htmx:load", ({ detail }) => {
    if (table.contains(detail.elt)) detail.elt.querySelectorAll?.("tr").forEach(label);
  });
}
