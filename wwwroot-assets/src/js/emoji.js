// The grid of emoji is walked with the arrow keys.
const columns = 8;
const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };

export function walkEmoji(form, on) {
  on(form, "toggle", event => {
    if (event.newState === "open" && event.target.matches("[data-ta-emoji-grid]")) event.target.querySelector("button").focus();
  }, { capture: true });
  on(form, "keydown", event => {
    const grid = event.target.closest("[data-ta-emoji-grid]");
    if (!grid || !(event.key in steps)) return;
    const all = [...grid.querySelectorAll("button")];
    const at = all.indexOf(event.target) + steps[event.key];
    all[Math.min(Math.max(at, 0), all.length - 1)].focus();
    event.preventDefault();
  });
}
