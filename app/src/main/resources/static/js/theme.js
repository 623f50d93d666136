// The choice is seen at once; the form keeps it.
document.addEventListener("change", ({ target }) => {
  const form = target.closest("[data-preferences]");
  if (!form) return;
  if (target.name === "theme") {
    document.documentElement.dataset.theme = target.value.toLowerCase();
    document.dispatchEvent(new CustomEvent("themed"));
  }
  document.cookie = `${target.name}=${target.value.toLowerCase()};path=/;max-age=31536000;samesite=lax`;
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  document.dispatchEvent(new CustomEvent("themed")));

// A language chosen before sign-in stays chosen.
const asked = new URLSearchParams(location.search).get("lang");
if (asked && document.body.classList.contains("plain")) {
  document.cookie = `locale=${encodeURIComponent(asked)};path=/;max-age=31536000;samesite=lax`;
}
