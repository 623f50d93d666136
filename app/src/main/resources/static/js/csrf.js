/** A POST of ours, with the token that proves it. */
export function post(path) {
  const token = document.querySelector('meta[name="csrf"]')?.content ?? "";
  return fetch(path, { method: "POST", headers: { "X-CSRF-TOKEN": token, "HX-Request": "true" } });
}
