// The passkey button, where the browser knows passkeys, and the wait that counts itself down.
import { signInWithPasskey, passkeysKnown } from "./passkeys.js";

const button = document.querySelector("[data-passkey-sign-in]");
const problem = document.querySelector("[data-passkey-problem]");
if (passkeysKnown()) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    problem.hidden = true;
    button.disabled = true;
    try {
      location.assign(await signInWithPasskey());
    } catch {
      problem.hidden = false;
      button.disabled = false;
    }
  });
}

const wait = document.getElementById("wait");
if (wait) {
  const until = Date.now() + Number(wait.dataset.wait) * 1000;
  const [before, after] = wait.textContent.split(/\d+/);
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    wait.textContent = left > 0 ? `${before}${left}${after}` : wait.dataset.over;
    if (left <= 0) clearInterval(timer);
  };
  const timer = setInterval(tick, 1000);
  // Read out once, not every second.
  wait.setAttribute("aria-live", "off");
}
