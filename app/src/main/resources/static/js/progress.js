// Long work tells how far it is: event "progress" {done, total, text}, event "done" {href?, text?}.
export function start(box) {
  if (box.dataset.started) return;
  box.dataset.started = "true";
  const bar = box.querySelector("progress");
  const text = box.querySelector("[data-text]");
  const source = new EventSource(box.dataset.progress);

  source.addEventListener("progress", ({ data }) => {
    const at = JSON.parse(data);
    if (at.total) {
      bar.max = at.total;
      bar.value = at.done;
    }
    text.textContent = at.text ?? "";
  });
  source.addEventListener("done", ({ data }) => {
    source.close();
    const end = data ? JSON.parse(data) : {};
    bar.value = bar.max;
    text.textContent = end.text ?? "";
    box.querySelector("form")?.remove();
    if (end.href) location.assign(end.href);
  });
  source.addEventListener("error", () => (text.textContent = box.dataset.lost));
  document.addEventListener("htmx:beforeCleanupElement", ({ target }) => target === box && source.close());
}
