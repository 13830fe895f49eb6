// The palette: Ctrl K or a button opens it, arrows choose, Enter opens. What is chosen stays chosen while the same line is there.
const { read, write } = window.telegramAdmin;
const recentName = "ta-searches";
const mostRecent = 5;

export function watchPalette(dialog, page) {
  const stop = new AbortController();
  const on = (target, type, listener, options) => target.addEventListener(type, listener, { ...options, signal: stop.signal });
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("[role=listbox]");
  const options = () => [...list.querySelectorAll("[role=option]")];
  let chosen = null;
  let opener = null;

  function open() {
    if (dialog.open || document.querySelector("dialog[open]")) return;
    opener = document.activeElement;
    document.querySelectorAll(":popover-open").forEach(shown => shown.hidePopover());
    input.value = "";
    chosen = null;
    dialog.showModal();
    input.focus();
    page.invokeMethodAsync("Open", recent()).catch(() => {});
  }

  function choose(option) {
    for (const other of options()) other.setAttribute("aria-selected", other === option);
    chosen = option?.id ?? null;
    if (chosen) input.setAttribute("aria-activedescendant", chosen);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = options();
    if (all.length === 0) return;
    const at = all.findIndex(option => option.id === chosen);
    choose(all[(at + by + all.length) % all.length]);
  }

  function take(inNewTab) {
    const option = options().find(o => o.id === chosen);
    if (!option) return;
    remember(input.value.trim());
    if (inNewTab && option.href) window.open(option.href, "_blank", "noopener");
    else option.click();
  }

  on(document, "keydown", event => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open();
  });
  on(document, "click", event => {
    if (event.target.closest?.("[data-ta-palette]")) open();
  });
  on(document, "ta-palette", open);
  on(dialog, "keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && event.target === input) take(event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  });
  on(dialog, "click", event => {
    const again = event.target.closest("[data-ta-recent]");
    if (again) {
      input.value = again.dataset.taRecent;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    } else if (event.target.closest("[data-ta-palette-close]") || event.target === dialog) {
      dialog.close();
    } else if (event.target.closest("a[href]")) {
      remember(input.value.trim());
      if (!event.ctrlKey && !event.metaKey) dialog.close();
    }
  });
  on(dialog, "close", () => opener?.isConnected && opener.focus());

  const lines = new MutationObserver(() => choose(options().find(option => option.id === chosen) ?? options()[0]));
  lines.observe(list, { childList: true, subtree: true });

  return {
    close: () => dialog.close(),
    leave() {
      stop.abort();
      lines.disconnect();
    },
  };
}

function recent() {
  try {
    const known = JSON.parse(read(recentName) ?? "[]");
    return Array.isArray(known) ? known.filter(words => typeof words === "string" && words.length <= 300).slice(0, mostRecent) : [];
  } catch {
    return [];
  }
}

function remember(words) {
  if (words) write(recentName, JSON.stringify([words, ...recent().filter(known => known !== words)].slice(0, mostRecent)));
}
