// Adding a passkey: shown only where the browser knows them; the page is fetched anew once the server has it.
import { passkeysKnown, registerPasskey } from "./passkeys.js";

const form = document.querySelector("[data-passkey-register]");
const problem = form?.querySelector("[data-passkey-problem]");
if (form && passkeysKnown()) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      await registerPasskey(form.elements.label.value);
      location.reload();
    } catch {
      problem.hidden = false;
    }
  });
}
