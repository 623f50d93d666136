// Passkeys: bytes to base64url and back, and the two ceremonies against Spring Security's own addresses.
const csrf = () => document.querySelector('meta[name="csrf"]')?.content ?? "";

const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const encode = (buffer) =>
  buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

export const passkeysKnown = () => Boolean(window.PublicKeyCredential && navigator.credentials);

async function send(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "X-CSRF-TOKEN": csrf(), "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

const described = (list) => (list ?? []).map((c) => ({ ...c, id: decode(c.id) }));

/** @returns {Promise<string>} where to go now */
export async function signInWithPasskey() {
  const options = await send("/webauthn/authenticate/options");
  const found = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      allowCredentials: described(options.allowCredentials),
    },
  });
  const signedIn = await send("/login/webauthn", {
    id: found.id,
    rawId: encode(found.rawId),
    response: {
      authenticatorData: encode(found.response.authenticatorData),
      clientDataJSON: encode(found.response.clientDataJSON),
      signature: encode(found.response.signature),
      userHandle: encode(found.response.userHandle),
    },
    credType: found.type,
    clientExtensionResults: found.getClientExtensionResults(),
    authenticatorAttachment: found.authenticatorAttachment,
  });
  if (!signedIn.authenticated) throw new Error("refused");
  return signedIn.redirectUrl;
}

/** @param {string} label under which the person finds it again */
export async function registerPasskey(label) {
  const options = await send("/webauthn/register/options");
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      user: { ...options.user, id: decode(options.user.id) },
      excludeCredentials: described(options.excludeCredentials),
    },
  });
  const registered = await send("/webauthn/register", {
    publicKey: {
      credential: {
        id: made.id,
        rawId: encode(made.rawId),
        response: {
          attestationObject: encode(made.response.attestationObject),
          clientDataJSON: encode(made.response.clientDataJSON),
          transports: made.response.getTransports?.() ?? [],
        },
        type: made.type,
        clientExtensionResults: made.getClientExtensionResults(),
        authenticatorAttachment: made.authenticatorAttachment,
      },
      label,
    },
  });
  if (!registered.success) throw new Error("refused");
}
