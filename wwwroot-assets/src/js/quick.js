// Quick replies in the composer: a slash at the beginning of the field, or after an empty line, asks for them.
const begun = /(?:^|\n[ \t]*\n)\/(\S*)$/;
const pause = 100;

export function watchQuick(root, page) {
  const form = root.closest("[data-ta-composer]");
  const field = form.querySelector("[data-ta-reply]");
  const stop = new AbortController();
  const on = (target, type, listener, options) => target.addEventListener(type, listener, { ...options, signal: stop.signal });
  const call = (name, ...args) => page.invokeMethodAsync(name, ...args).catch(() => {});
  const isListed = () => root.querySelector("[role=listbox]") !== null;
  let asking;
  let isTyped = false;

  const typed = () => form.hasAttribute("data-note") ? undefined : field.value.slice(0, field.selectionStart).match(begun)?.[1];

  function ask(words) {
    clearTimeout(asking);
    asking = setTimeout(() => call("SearchAsync", words), pause);
  }

  function close() {
    clearTimeout(asking);
    isTyped = false;
    field.removeAttribute("aria-activedescendant");
    call("CloseAsync");
  }

  function press(event, words) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !(isListed() || isTyped && event.key === "Enter")) return;
    const chosen = root.querySelector("[role=option]") !== null || isTyped && !isListed();
    const act = {
      ArrowDown: () => call("StepAsync", 1),
      ArrowUp: () => call("StepAsync", -1),
      Enter: chosen && !event.shiftKey ? () => { clearTimeout(asking); isTyped = false; call("ChooseAsync", words); } : undefined,
      Tab: chosen && !event.shiftKey ? () => { clearTimeout(asking); isTyped = false; call("ChooseAsync", words); } : undefined,
      Escape: () => { close(); field.focus(); },
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  on(field, "input", () => {
    const words = typed();
    if (words !== undefined) {
      isTyped = true;
      ask(words);
    } else if (isTyped) close();
  });
  // Before the composer takes these keys for itself.
  on(field, "keydown", event => press(event, typed() ?? ""), { capture: true });
  on(root, "input", event => {
    if (event.target.matches("[data-ta-quick-search]")) ask(event.target.value.trim());
  });
  on(root, "keydown", event => {
    if (event.target.matches("[data-ta-quick-search]")) press(event, event.target.value.trim());
    if (event.target.matches("input") && event.key === "Enter") event.preventDefault(); // It would send the form around it.
    if (event.key === "Escape" && !event.defaultPrevented && root.querySelector("[data-ta-quick-steps]")) {
      event.stopPropagation();
      close();
      field.focus();
    }
  });
  // A press on an answer must not take the caret out of the field.
  on(root, "pointerdown", event => {
    if (event.target.closest("[role=option]")) event.preventDefault();
  });
  on(document, "pointerdown", event => {
    if (isListed() && !root.contains(event.target) && event.target !== field) close();
  });
  on(document, "ta-sent", event => {
    if (event.detail !== "quick" && !form.hasAttribute("data-note")) call("SentAsync");
  });

  return {
    search() { root.querySelector("[data-ta-quick-search]")?.focus(); },
    mark(option, isSearch) {
      if (option === null || isSearch) field.removeAttribute("aria-activedescendant");
      else field.setAttribute("aria-activedescendant", option);
      // Drawn a moment after this is called.
      if (option !== null) requestAnimationFrame(() => document.getElementById(option)?.scrollIntoView({ block: "nearest" }));
    },
    sent() {
      const words = typed();
      if (words !== undefined) {
        field.setRangeText("", field.selectionStart - words.length - 1, field.selectionStart, "end");
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      document.dispatchEvent(new CustomEvent("ta-sent", { detail: "quick" }));
      field.focus();
    },
    leave() {
      clearTimeout(asking);
      stop.abort();
    },
  };
}
