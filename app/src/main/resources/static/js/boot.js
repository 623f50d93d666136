// What every page needs; the rest is fetched when a page has it.
import "./dialogs.js";
import "./forms.js";
import "./keys.js";
import "./palette.js";
import "./print.js";
import "./theme.js";
import { toast } from "./toast.js";

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

document.addEventListener("htmx:configRequest", ({ detail }) => {
  detail.headers["X-CSRF-TOKEN"] = meta("csrf");
});

// A session that ended answers with the sign-in page: go there instead of swapping it into this one.
document.addEventListener("htmx:beforeSwap", (event) => {
  const url = event.detail.xhr.responseURL;
  if (url && new URL(url).pathname === "/sign-in" && location.pathname !== "/sign-in") {
    event.detail.shouldSwap = false;
    location.reload();
  }
});

const texts = () => document.getElementById("toasts").dataset;
document.addEventListener("htmx:sendError", () => toast({ text: texts().unreachable }));
document.addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.xhr.status === 401) location.reload();
  else if (!detail.xhr.getResponseHeader("HX-Retarget")) toast({ text: texts().broken });
});

const modules = { ".wide > table": "./narrow.js", "figure.chart": "./charts.js", "table.list": "./list.js", "[data-progress]": "./progress.js" };
function awaken(root) {
  for (const [selector, module] of Object.entries(modules)) {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches?.(selector)) found.push(root);
    if (found.length) import(module).then((m) => found.forEach(m.start));
  }
}
document.addEventListener("htmx:load", ({ detail }) => awaken(detail.elt));
awaken(document);
