// Single-key shortcuts. They are off while typing, in dialogs and menus, and when the reader turned them off (WCAG 2.1.4).
const { read, write } = window.telegramAdmin;
const waitForSecondKey = 1200;

let goingUntil = 0;

export function listenForKeys({ toggleNavigation }) {
  const actions = {
    "[": toggleNavigation,
    "?": showList,
    "/": () => focus("[data-ta-filter]") || document.dispatchEvent(new Event("ta-palette")),
    f: () => press(document.querySelector("[data-ta-add-filter]")),
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => rowInFocus() && step(1),
    ArrowUp: () => rowInFocus() && step(-1),
    Escape: closeDrawer,
    x: () => press(rowInFocus()?.querySelector("input[type=checkbox]")),
  };

  document.addEventListener("keydown", event => {
    if (!isShortcut(event)) return;
    if (event.timeStamp < goingUntil) {
      goingUntil = 0;
      if (go(event.key)) event.preventDefault();
    } else if (event.key === "g") {
      goingUntil = event.timeStamp + waitForSecondKey;
    } else if (actions[event.key]?.() ?? pressMarked(event.key)) {
      event.preventDefault();
    }
  });

  document.addEventListener("change", event => {
    if (event.target.matches?.("[data-ta-keys]")) write("ta-keys", event.target.checked ? "on" : "off");
  });
}

/** Whether a single key may act now. */
export const isShortcut = event =>
  !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && keysAreOn() && !isBusy(event.target);

const keysAreOn = () => read("ta-keys") !== "off";

function isBusy(target) {
  return target.closest("input, textarea, select, [contenteditable], [role=listbox], [role=combobox], [role=menu], .rz-data-grid-data") !== null
    || document.querySelector("dialog[open], .rz-dialog, :popover-open") !== null;
}

function go(key) {
  const link = document.querySelector(`.ta-nav [data-ta-go="${CSS.escape(key)}"]`);
  return press(link);
}

function showList() {
  const dialog = document.getElementById("ta-keys");
  dialog.querySelector("[data-ta-keys]").checked = keysAreOn();
  dialog.showModal();
  return true;
}

function closeDrawer() {
  return press(document.querySelector(".ta-drawer [data-ta-close]"));
}

function focus(selector) {
  const element = document.querySelector(selector);
  element?.focus();
  return element !== null;
}

function press(element) {
  element?.click();
  return Boolean(element);
}

// Buttons that name a key of their own. One that opens a menu leads into it, one that names a field to that at once: what is typed next belongs there.
function pressMarked(key) {
  const button = [...document.querySelectorAll(`[data-ta-key="${CSS.escape(key)}"]:not(:disabled)`)].find(b => b.checkVisibility());
  if (!press(button)) return false;
  if (button.dataset.taLeads) focus(button.dataset.taLeads);
  if (button.hasAttribute("popovertarget")) document.getElementById(button.getAttribute("popovertarget"))?.querySelector("a, button, input")?.focus();
  return true;
}

function rowInFocus() {
  return document.activeElement.closest("[data-ta-row]");
}

// j and k walk the links that open a row; Enter then is the browser's own.
function step(by) {
  const links = [...document.querySelectorAll("[data-ta-row] [data-ta-open]")];
  const row = rowInFocus();
  const isFree = row !== null || document.activeElement.matches("body, h1, main");
  if (links.length === 0 || !isFree) return false;
  const at = links.findIndex(link => row?.contains(link));
  links[Math.min(Math.max(at + by, 0), links.length - 1)].focus();
  return true;
}
