// Ctrl K: places by name at once, the rest from /search?q=, which answers with ui/option parts.
const WAIT = 120;
const dialog = document.getElementById("palette");
const input = dialog?.querySelector("input");
const options = dialog?.querySelector("#options");
const heard = document.getElementById("heard");
let timer;
let asked;

function open() {
  input.value = "";
  show(places(""));
  dialog.showModal();
}

function places(words) {
  return [...document.querySelectorAll("#everywhere a")]
    .filter((a) => a.textContent.toLowerCase().includes(words.toLowerCase()))
    .map((a) => {
      const option = document.createElement("a");
      option.href = a.href;
      option.setAttribute("role", "option");
      option.tabIndex = -1;
      const name = document.createElement("b");
      name.textContent = a.textContent;
      option.append(name);
      return option;
    });
}

const all = () => [...options.querySelectorAll('[role="option"]')];

function show(found) {
  options.replaceChildren(...found);
  choose(0);
}

function choose(index) {
  const list = all();
  const chosen = list[(index + list.length) % list.length];
  list.forEach((option, i) => {
    option.id ||= `option-${i}`;
    option.setAttribute("aria-selected", String(option === chosen));
  });
  input.setAttribute("aria-activedescendant", chosen?.id ?? "");
  chosen?.scrollIntoView({ block: "nearest" });
}

async function ask(words) {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(`/search?q=${encodeURIComponent(words)}`, {
      headers: { "HX-Request": "true" },
      signal: asked.signal,
    });
    if (!answer.ok || answer.redirected) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll('[role="option"]');
    show([...places(words), ...found]);
    all().forEach((option, i) => (option.id = `option-${i}`));
    choose(0);
    heard.textContent = all().length ? `${dialog.dataset.found} ${all().length}` : dialog.dataset.none;
  } catch (error) {
    if (error.name !== "AbortError") heard.textContent = dialog.dataset.none;
  }
}

function key(event) {
  const list = all();
  const at = list.findIndex((option) => option.ariaSelected === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) choose(at + step);
  else if (event.key === "Enter") list[at]?.click();
  else return;
  event.preventDefault();
}

if (dialog) {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      if (dialog.open) dialog.close();
      else open();
    }
  });
  document.querySelector("[data-palette]")?.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  input.addEventListener("keydown", key);
  input.addEventListener("input", () => {
    const words = input.value.trim();
    clearTimeout(timer);
    asked?.abort();
    show(places(words));
    if (words) timer = setTimeout(() => ask(words), WAIT);
  });
}
