// <button data-opens="id"> opens that dialog; [data-back] goes back; a click beside a dialog closes it.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  if (event.target.closest("[data-back]")) history.back();
  if (event.target instanceof HTMLDialogElement && outside(event)) event.target.close();
});

function outside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target?.id === "tab") document.getElementById("tab")?.focus({ preventScroll: true });
});

// A menu opens beside its button; where the style sheet cannot say so yet, this does.
document.addEventListener("toggle", ({ target, newState }) => {
  if (newState !== "open" || CSS.supports("position-area: block-end")) return;
  if (!target.matches(".menu:not(#me, #everywhere)")) return;
  const button = document.querySelector(`[popovertarget="${target.id}"]`).getBoundingClientRect();
  target.style.left = `${Math.max(8, Math.min(button.left, innerWidth - target.offsetWidth - 8))}px`;
  target.style.top = `${button.bottom + 4}px`;
}, true);
