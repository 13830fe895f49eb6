// Browsers that lay their keyboard over the page, instead of making the page smaller, say so here only.
export function leaveRoomForKeyboard() {
  const view = window.visualViewport;
  if (!view) return;
  const root = document.documentElement;

  function measure() {
    const covered = view.scale > 1.01 ? 0 : Math.max(0, Math.round(root.clientHeight - view.height - view.offsetTop));
    root.style.setProperty("--ta-keyboard", `${covered > 80 ? covered : 0}px`);
  }

  view.addEventListener("resize", measure);
  view.addEventListener("scroll", measure);
}
