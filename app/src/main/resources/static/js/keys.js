// Single keys act only outside fields and can be switched off (WCAG 2.1.4).
const GO_WITHIN = 1500;
let goingUntil = 0;

const enabled = () => localStorage.getItem("keys") !== "off";
const typing = (element) => element.closest?.("input, textarea, select, [contenteditable], dialog, [popover]");
const rows = () => [...document.querySelectorAll("[data-list] tbody tr, [data-list] > li")];
const here = () => document.activeElement.closest?.("[data-list] tbody tr, [data-list] > li");

function move(step) {
  const all = rows();
  const next = all[Math.min(Math.max(all.indexOf(here()) + step, 0), all.length - 1)];
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function go(letter) {
  document.querySelector(`.rail [data-letter="${CSS.escape(letter)}"]`)?.click();
}

/** The button or link that says it answers to this key. */
function labelled(key) {
  const owner = [...document.querySelectorAll("[data-key]")].find((e) => e.dataset.key.toLowerCase() === key);
  owner?.click();
  return Boolean(owner);
}

const actions = {
  "?": () => document.getElementById("keys")?.showModal(),
  "/": () => document.querySelector("[data-palette]")?.click(),
  g: () => (goingUntil = Date.now() + GO_WITHIN),
  j: () => move(1),
  k: () => move(-1),
  x: () => here()?.querySelector('input[type="checkbox"]')?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!enabled() || typing(event.target)) return;
  if (event.key === "Enter") {
    if (event.target === here()) here().querySelector("a[href]")?.click();
    return;
  }
  const key = event.key.toLowerCase();
  if (Date.now() < goingUntil) {
    goingUntil = 0;
    go(key);
  } else if (actions[key]) {
    actions[key]();
  } else if (key.length !== 1 || !labelled(key)) {
    return;
  }
  event.preventDefault();
});

const box = document.querySelector("[data-keys-on]");
if (box) {
  box.checked = enabled();
  box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
}
