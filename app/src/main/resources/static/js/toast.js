import { post } from "./csrf.js";

const SHOWN = 10_000;
const region = document.getElementById("toasts");

/** @param {{text: string, undo?: string}} said */
export function toast({ text, undo }) {
  const box = document.createElement("div");
  box.className = "toast";
  const words = document.createElement("span");
  words.textContent = text;
  box.append(words);
  if (undo) box.append(button(region.dataset.undo, { undo }));
  const close = button("×", { dismiss: "" });
  close.setAttribute("aria-label", region.dataset.dismiss);
  box.append(close);
  region.append(box);
  leaveLater(box);
}

function button(label, data) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  Object.assign(made.dataset, data);
  return made;
}

// Time stands still while somebody is at it.
function leaveLater(box) {
  let timer = setTimeout(() => box.remove(), SHOWN);
  const hold = () => clearTimeout(timer);
  const go = () => (timer = setTimeout(() => box.remove(), SHOWN));
  box.addEventListener("pointerenter", hold);
  box.addEventListener("pointerleave", go);
  box.addEventListener("focusin", hold);
  box.addEventListener("focusout", go);
}

region?.querySelectorAll(".toast").forEach(leaveLater);
region?.addEventListener("click", async ({ target }) => {
  const box = target.closest(".toast");
  if (target.dataset.undo) {
    try {
      const answer = await post(target.dataset.undo);
      if (answer.ok) location.reload();
      else toast({ text: region.dataset.broken });
    } catch {
      toast({ text: region.dataset.unreachable });
    }
  }
  if (target.closest("button")) box.remove();
});

document.addEventListener("toast", ({ detail }) => toast(detail));
