// On a phone a row becomes a card: each cell says which column it is of. The names come from the table's own heads.
export function start(table) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((th) => (th.querySelector("a") ?? th).textContent.replace(/[▾↑↓]/g, "").trim());
  if (heads.length < 4) return;
  for (const row of table.tBodies[0]?.rows ?? []) {
    [...row.cells].forEach((cell, i) => {
      if (i > 0 && heads[i] && cell.colSpan === 1) cell.dataset.head = heads[i];
      if (["", "—"].includes(cell.textContent.trim()) && !cell.querySelector("input, select, button")) cell.classList.add("none");
    });
  }
  table.classList.add("cards");
}
