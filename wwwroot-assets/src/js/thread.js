// A thread keeps its place: at the end while it is there, else where the reader is, whatever is added above or grows.
import { isShortcut } from "./keys.js";
import { playMedia } from "./player.js";

const endWithin = 40;
const olderWithin = 400;

export function watchThread(scroller, page) {
  const thread = scroller.closest("[data-ta-thread]");
  const stop = new AbortController();
  const on = (target, type, listener, options) => target.addEventListener(type, listener, { ...options, signal: stop.signal });
  let atEnd = true;
  let anchor = null;
  let asking = false;

  const isAtEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < endWithin;

  function remember() {
    const was = atEnd;
    atEnd = isAtEnd();
    const box = scroller.getBoundingClientRect();
    const line = document.elementFromPoint(box.left + box.width / 2, box.top + 12)?.closest("[data-ta-line]")
      ?? [...scroller.querySelectorAll("[data-ta-line]")].find(line => line.getBoundingClientRect().bottom > box.top);
    anchor = line ? { line, top: line.getBoundingClientRect().top } : null;
    thread.toggleAttribute("data-away", !atEnd);
    if (was !== atEnd) page.invokeMethodAsync("EndAsync", atEnd).catch(() => {});
    askForOlder();
  }

  function restore() {
    if (atEnd) scroller.scrollTop = scroller.scrollHeight;
    else if (anchor?.line.isConnected) scroller.scrollTop += anchor.line.getBoundingClientRect().top - anchor.top;
    askForOlder();
  }

  // The browser tells of a scroll only later; until then something drawn would bring the old place back.
  function toEnd() {
    scroller.scrollTop = scroller.scrollHeight;
    remember();
  }

  async function askForOlder() {
    if (asking || scroller.scrollTop > olderWithin || !scroller.querySelector("[data-ta-older]")) return;
    asking = true;
    await page.invokeMethodAsync("OlderAsync").catch(() => {});
    asking = false;
  }

  const see = () => page.invokeMethodAsync("SeeAsync", document.visibilityState === "visible").catch(() => {});
  const sizes = new ResizeObserver(restore);
  sizes.observe(scroller);
  sizes.observe(scroller.firstElementChild);
  const lines = new MutationObserver(restore);
  lines.observe(scroller.firstElementChild, { childList: true, subtree: true });

  on(scroller, "scroll", remember, { passive: true });
  on(thread, "click", event => {
    if (event.target.closest("[data-ta-to-end]")) toEnd();
  });
  on(thread, "error", event => event.target.closest?.("[data-ta-media]")?.toggleAttribute("data-gone", true), { capture: true });
  on(document, "ta-sent", toEnd);
  on(document, "visibilitychange", see);
  on(document, "keydown", onKey);
  playMedia(thread, on);
  markBroken(thread);
  restore();
  remember();
  see();

  return {
    goTo(id) {
      const line = document.getElementById(id);
      if (!line) return;
      line.scrollIntoView({ block: "center" });
      remember();
      line.toggleAttribute("data-found", true);
      setTimeout(() => line.removeAttribute("data-found"), 1600);
    },
    leave() {
      stop.abort();
      sizes.disconnect();
      lines.disconnect();
    },
  };
}

// What failed before anybody listened.
function markBroken(thread) {
  for (const medium of thread.querySelectorAll("[data-ta-media] :is(img, video, audio)"))
    if (medium.error || (medium.complete && medium.naturalWidth === 0)) medium.closest("[data-ta-media]").toggleAttribute("data-gone", true);
}

function onKey(event) {
  if (!isShortcut(event)) return;
  if (event.key === "Escape" && !event.target.closest("[data-ta-composer]") && !document.querySelector(".ta-drawer")) document.querySelector("[data-ta-back]")?.click();
}
