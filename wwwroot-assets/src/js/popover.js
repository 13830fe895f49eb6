// Puts a popover below the button that opens it and keeps it inside the window. data-ta-place says which edges line up.
const gap = 4;
const margin = 8;

export function placePopovers() {
  document.addEventListener("toggle", event => {
    if (event.newState !== "open" || !event.target.matches?.("[data-ta-place]")) return;
    const button = document.querySelector(`[popovertarget="${CSS.escape(event.target.id)}"]`);
    if (button) place(event.target, button);
  }, true);
  document.addEventListener("keydown", walk);
}

// The arrow keys walk the items of an open menu.
function walk(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.defaultPrevented || event.target.matches("input, textarea, select")) return;
  const menu = document.querySelector(".ta-menu[data-ta-place]:popover-open");
  const items = [...menu?.querySelectorAll(".ta-menu__item") ?? []].filter(item => item.checkVisibility());
  if (items.length === 0) return;
  const at = items.indexOf(document.activeElement);
  items[at < 0 ? (by > 0 ? 0 : items.length - 1) : (at + by + items.length) % items.length].focus();
  event.preventDefault();
}

export function place(popover, button) {
  const at = button.getBoundingClientRect();
  const width = popover.offsetWidth;
  const height = popover.offsetHeight;

  const toRight = (popover.dataset.taPlace === "start") !== (getComputedStyle(popover).direction === "rtl");
  const left = toRight ? at.left : at.right - width;
  const below = at.bottom + gap;
  const top = below + height > innerHeight - margin ? Math.max(margin, at.top - gap - height) : below;

  popover.style.inset = `${top}px auto auto ${Math.min(Math.max(left, margin), innerWidth - width - margin)}px`;
}
