// Passkeys: asks the server for a challenge, the browser for an authenticator, and hands the answer back. The form's button says which of both
// in data-ta-passkey: "get" signs in, "create" adds one, "prove" shows once more who is signed in and closes its dialog.
export async function usePasskey(button) {
  const form = button.form;
  const wrong = form.querySelector("[data-ta-passkey-error]");
  wrong.hidden = true;
  button.disabled = true;
  try {
    if (button.dataset.taPasskey === "prove") return await prove(form);
    location.assign(await (button.dataset.taPasskey === "create" ? create(form) : get(form)));
  } catch (error) {
    const said = wrong.querySelector("[data-ta-passkey-words]");
    said.textContent = wordsOf(error, said.dataset);
    wrong.hidden = false;
    button.disabled = false;
  }
}

async function assert(form) {
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(await post("/account/passkey/options", form));
  return navigator.credentials.get({ publicKey: options });
}

async function prove(form) {
  await post("/account/passkey/prove", form, await assert(form));
  form.closest("dialog").close("");
}

async function get(form) {
  const credential = await assert(form);
  form.elements.remember.value = document.getElementById("remember").checked;
  return (await post("/account/passkey/sign-in", form, credential)).to;
}

async function create(form) {
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(await post("/account/passkey/new", form));
  const credential = await navigator.credentials.create({ publicKey: options });
  return (await post("/account/passkey/add", form, credential)).to;
}

async function post(address, form, credential) {
  const body = new FormData(form);
  if (credential) body.set("credential", JSON.stringify(credential));
  const response = await fetch(address, { method: "POST", body });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(answer.error);
  return answer;
}

class Refused extends Error {}

// In the reader's language, as the page brought them.
function wordsOf(error, words) {
  if (error instanceof Refused) return error.message || words.taFailed;
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return words.taUnable;
  if (error.name === "InvalidStateError") return words.taKnown;
  if (error.name === "SecurityError") return words.taAddress;
  return words.taNone;
}
