// A row of tabs that is wider than the screen shows the one that is open.
export function showChosenTab() {
  const shown = new WeakSet();
  let waiting = false;
  const look = () => {
    waiting = false;
    for (const tab of document.querySelectorAll(".ta-tabs > [aria-current], .settings__nav > [aria-current]")) {
      if (shown.has(tab)) continue;
      shown.add(tab);
      const row = tab.parentElement;
      const start = tab.offsetLeft - row.offsetLeft;
      if (start + tab.offsetWidth > row.scrollLeft + row.clientWidth) row.scrollLeft = start - (row.clientWidth - tab.offsetWidth) / 2;
    }
  };
  const lookSoon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  };
  new MutationObserver(lookSoon).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-current"] });
  lookSoon();
}
