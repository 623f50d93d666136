// Show a password, drop a file, and write what the server refused beside its field without touching what was typed.
document.addEventListener("click", ({ target }) => {
  const shower = target.closest("[data-shows]");
  if (!shower) return;
  const input = document.getElementById(shower.dataset.shows);
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  shower.setAttribute("aria-pressed", String(shown));
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const drop = event.target.closest?.("[data-drop]");
    if (!drop) return;
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer.files.length) {
      const input = drop.querySelector("input");
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

function mark(field, text) {
  const input = field.querySelector("input, select, textarea");
  const error = field.querySelector(".error");
  if (text) input?.setAttribute("aria-invalid", "true");
  else input?.removeAttribute("aria-invalid");
  if (error) {
    error.textContent = text ?? "";
    error.hidden = !text;
  }
}

document.addEventListener("invalid", ({ target, detail }) => {
  if (!detail || typeof detail !== "object") return;
  const form = target.closest?.("form") ?? document;
  const fields = [...form.querySelectorAll("[data-field]")];
  fields.forEach((field) => mark(field, detail[field.dataset.field]));
  fields.find((field) => detail[field.dataset.field])?.querySelector("input, select, textarea")?.focus();
});

// What was refused before does not stand over what is accepted now.
document.addEventListener("htmx:beforeRequest", ({ target }) => {
  document.getElementById("said")?.replaceChildren();
  target.closest?.("form")?.querySelectorAll("[data-field]").forEach((field) => mark(field));
});
