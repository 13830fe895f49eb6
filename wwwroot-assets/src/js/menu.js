// A menu that many buttons share: it opens at the one that was pressed and gives the focus back to it.
import { place } from "./popover.js";

let opener = null;

export function showMenu(menu, buttonId) {
  opener = document.getElementById(buttonId);
  if (!opener) return;
  menu.showPopover();
  place(menu, opener);
  menu.querySelector("button")?.focus();
  menu.addEventListener("keydown", walk);
  menu.addEventListener("click", copy);
  menu.addEventListener("toggle", () => {
    menu.removeEventListener("keydown", walk);
    menu.removeEventListener("click", copy);
    if (menu.contains(document.activeElement) || document.activeElement === document.body) opener?.focus({ preventScroll: true });
  }, { once: true });
}

export function hideMenu(menu) {
  menu.hidePopover();
}

/** Closes the menu that something stands in. */
export function leaveMenu(element) {
  element.closest("[popover]")?.hidePopover();
}

function walk(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const items = [...event.currentTarget.querySelectorAll("button")];
  items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus();
  event.preventDefault();
}

// Only within the click itself does a browser let us write to its clipboard.
function copy(event) {
  const text = event.target.closest("[data-ta-copy-text]")?.dataset.taCopyText;
  if (text !== undefined) navigator.clipboard?.writeText(text);
}
