// Marking rows: how many are marked is said beside what can be done with them.
export function start(table) {
  const form = table.closest("form");
  const bulk = form?.querySelector("[data-bulk]");
  const all = table.querySelector("[data-mark-all]");
  if (!bulk || !all) return;
  const boxes = () => [...table.querySelectorAll('tbody input[name="id"]')];
  const said = bulk.querySelector("[data-marked]");

  function tell() {
    const marked = boxes().filter((box) => box.checked);
    boxes().forEach((box) => box.closest("tr").classList.toggle("sel", box.checked));
    bulk.hidden = marked.length === 0;
    said.textContent = `${marked.length} ${said.dataset.text}`;
    all.checked = marked.length > 0 && marked.length === boxes().length;
    all.indeterminate = marked.length > 0 && !all.checked;
  }

  all.addEventListener("change", () => {
    boxes().forEach((box) => (box.checked = all.checked));
    tell();
  });
  table.addEventListener("change", (event) => event.target.name === "id" && tell());
  tell();
}
