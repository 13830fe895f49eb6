// What the frame does without asking the server. Everything is delegated, so that it works on static and interactive pages alike.
import { copy } from "./copy.js";
import { leaveRoomForKeyboard } from "./keyboard.js";
import { listenForKeys } from "./keys.js";
import { usePasskey } from "./passkey.js";
import { placePopovers } from "./popover.js";
import { reloadWhenRejected } from "./reconnect.js";
import { showStrength } from "./strength.js";
import { showChosenTab } from "./tabs.js";

const root = document.documentElement;
const { write, theme } = window.telegramAdmin;

document.addEventListener("click", event => {
  const target = event.target.closest?.("[data-ta-nav-toggle], [data-ta-theme], [data-ta-contrast], [data-ta-reveal], [data-ta-copy], [popover] a, [popover] button.ta-menu__item:not([aria-pressed])");
  if (!target) return;
  if (target.matches("[data-ta-nav-toggle]")) toggleNavigation();
  else if (target.matches("[data-ta-theme]")) theme.choose({ theme: target.dataset.taTheme });
  else if (target.matches("[data-ta-contrast]")) theme.choose({ contrast: !theme.choice().contrast });
  else if (target.matches("[data-ta-reveal]")) reveal(target);
  else if (target.matches("[data-ta-copy]")) copy(target);
  else target.closest("[popover]").hidePopover();
});

// The router takes the link for one to this page and moves no focus.
document.addEventListener("click", event => {
  if (event.target.closest?.(".ta-skip")) document.getElementById("main").focus();
});

document.addEventListener("submit", event => {
  const passkey = event.target.querySelector("[data-ta-passkey]");
  if (!passkey) return;
  event.preventDefault();
  usePasskey(passkey);
});

document.addEventListener("input", event => {
  if (event.target.matches?.("[data-ta-strength]")) showStrength(event.target);
});

document.addEventListener("beforetoggle", () => theme.apply(), true);
placePopovers();
reloadWhenRejected();
showChosenTab();
listenForKeys({ toggleNavigation });
leaveRoomForKeyboard();

// Two choices: one for most pages, one for those that need the width.
function toggleNavigation() {
  const name = document.querySelector(".ta-app[data-compact]") ? "nav-compact" : "nav";
  const slim = name === "nav" ? root.dataset.nav === "slim" : root.dataset.navCompact !== "wide";
  const next = slim ? "wide" : "slim";
  root.setAttribute(`data-${name}`, next);
  write(`ta-${name}`, next);
  return true;
}

function reveal(button) {
  const input = document.getElementById(button.dataset.taReveal);
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", shown);
  button.querySelector(".ta-icon").textContent = shown ? "visibility_off" : "visibility";
}
