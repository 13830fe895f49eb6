// Inside Telegram (core.telegram.org/bots/webapps, core.telegram.org/api/web-events): takes the place of Telegram's own script, which would
// come from another host. Runs in <head> before the first paint, after theme.js, and only where the server sees a reader inside Telegram.
(() => {
  const root = document.documentElement;
  const { theme } = window.telegramAdmin;
  const known = "ta-telegram";
  const fragment = new URLSearchParams(location.hash.slice(1));
  const initData = fragment.get("tgWebAppData");

  // What Telegram said at the first page, for the pages after it. A browser may refuse to keep it; then Telegram is asked anew.
  function recall() {
    try { return JSON.parse(sessionStorage.getItem(known)) ?? {}; } catch { return {}; }
  }

  function keep(change) {
    Object.assign(state, change);
    try { sessionStorage.setItem(known, JSON.stringify(state)); } catch { /* Asked anew on the next page. */ }
  }

  const state = recall();

  function post(type, data = {}) {
    if (window.TelegramWebviewProxy?.postEvent) window.TelegramWebviewProxy.postEvent(type, JSON.stringify(data));
    else if (window.external && "notify" in window.external) window.external.notify(JSON.stringify({ eventType: type, eventData: data }));
    // Telegram Web has several addresses; nothing of what is told is secret.
    else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType: type, eventData: data }), "*");
  }

  // Our own colours stay, so that their contrast is as it was tested; Telegram's background says which of the two sets.
  function takeTheme(colours) {
    const light = luminance(colours?.bg_color);
    if (light === null) return;
    keep({ theme: light < 0.4 ? "dark" : "light" });
    applyTheme();
  }

  function applyTheme() {
    if (!state.theme) return;
    root.dataset.telegramTheme = state.theme;
    theme.apply();
  }

  // Relative luminance as WCAG has it, 0 to 1; null for what is no colour.
  function luminance(colour) {
    if (!/^#[0-9a-f]{6}$/i.test(colour ?? "")) return null;
    const [red, green, blue] = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16) / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function colourFrame() {
    const style = getComputedStyle(root);
    const [canvas, surface] = ["--ta-canvas", "--ta-surface"].map(name => style.getPropertyValue(name).trim());
    post("web_app_set_header_color", { color: canvas });
    post("web_app_set_background_color", { color: canvas });
    post("web_app_set_bottom_bar_color", { color: surface });
  }

  const covered = { device: {}, telegram: {} };

  function cover(part, { top = 0, bottom = 0 } = {}) {
    covered[part] = { top, bottom };
    for (const side of ["top", "bottom"]) root.style.setProperty(`--ta-safe-${side}`, `${(covered.device[side] ?? 0) + (covered.telegram[side] ?? 0)}px`);
  }

  // Telegram's arrow is the browser's way back; on the page that was opened first there is nothing behind.
  let isBackShown = null;

  function showBack() {
    const isBehind = Boolean(state.home) && location.pathname !== state.home;
    if (isBehind === isBackShown) return;
    isBackShown = isBehind;
    post("web_app_setup_back_button", { is_visible: isBehind });
  }

  function followHistory() {
    for (const name of ["pushState", "replaceState"]) {
      const usual = history[name];
      history[name] = function (...change) {
        usual.apply(this, change);
        showBack();
      };
    }
    addEventListener("popstate", showBack);
  }

  // Telegram asks before it closes a page in which something was written and not sent.
  const written = new Set();
  let isAsking = false;

  function guardClosing() {
    const needed = [...written].some(field => field.isConnected && (field.value ?? field.textContent).trim());
    if (needed === isAsking) return;
    isAsking = needed;
    post("web_app_setup_closing_behavior", { need_confirmation: needed });
  }

  function followWriting() {
    document.addEventListener("input", ({ target }) => {
      if (target.matches?.("textarea, [contenteditable]")) written.add(target);
      guardClosing();
    });
    for (const kind of ["click", "keyup", "focusout"]) document.addEventListener(kind, () => setTimeout(guardClosing, 300));
  }

  // Telegram's windows open no others by themselves.
  function openElsewhere(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || link.origin === location.origin || !/^https?:$/.test(link.protocol)) return;
    event.preventDefault();
    if (link.hostname === "t.me") post("web_app_open_tg_link", { path_full: link.pathname + link.search });
    else post("web_app_open_link", { url: link.href });
  }

  // Telegram's main button is the filled button of what is open: a dialog's, a drawer's, else the page's. One inside a list or beside a text
  // field belongs to what it stands at.
  const filled = "dialog[open] .ta-btn--primary, .rz-dialog .ta-btn--primary, .ta-drawer .ta-btn--primary, .ta-head .ta-btn--primary, .ta-panel__head .ta-btn--primary, .ta-account__card .ta-btn--primary";
  let main = null;
  let mainShown = "";

  function showMain() {
    const found = [...document.querySelectorAll(filled)].filter(button => button.checkVisibility());
    main = found.find(button => button.closest("dialog, .rz-dialog")) ?? found.find(button => button.closest(".ta-drawer")) ?? found[0] ?? null;
    const words = (main?.querySelector(".ta-btn__label, .ta-busy__idle") ?? main)?.innerText.trim().replace(/\s+/g, " ") ?? "";
    const shape = { is_visible: Boolean(words), is_active: Boolean(main) && !main.disabled, is_progress_visible: Boolean(main?.closest(".ta-busy--on, [aria-busy=true]")), text: words };
    if (JSON.stringify(shape) === mainShown) return;
    mainShown = JSON.stringify(shape);
    post("web_app_setup_main_button", { ...shape, has_shine_effect: false });
  }

  function followMain() {
    let waiting = false;
    new MutationObserver(() => {
      if (waiting) return;
      waiting = true;
      setTimeout(() => { waiting = false; showMain(); }, 100);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["class", "disabled", "open", "hidden", "aria-busy"] });
    showMain();
  }

  function pressMain() {
    feel({ type: "impact", impact_style: "light" });
    main?.click();
  }

  const feel = what => post("web_app_trigger_haptic_feedback", what);

  // A switch is felt as it turns, and what came of an act as its toast appears.
  function followTouch() {
    document.addEventListener("change", ({ target }) => { if (target.matches?.("input[type=checkbox], input[type=radio]")) feel({ type: "selection_change" }); });
    new MutationObserver(changes => {
      for (const added of changes.flatMap(change => [...change.addedNodes])) {
        const toast = added.matches?.(".ta-toast") ? added : added.querySelector?.(".ta-toast");
        if (toast) feel({ type: "notification", notification_type: toast.matches("[role=alert]") ? "error" : "success" });
      }
    }).observe(document.body, { subtree: true, childList: true });
  }

  const takers = {
    main_button_pressed: pressMain,
    theme_changed: ({ theme_params: colours }) => { takeTheme(colours); colourFrame(); },
    back_button_pressed: () => history.back(),
    safe_area_changed: area => cover("device", area),
    content_safe_area_changed: area => cover("telegram", area),
    reload_iframe: () => { post("iframe_will_reload"); location.reload(); },
  };

  const receiveEvent = (type, data) => takers[type]?.(data ?? {});

  function listen() {
    window.Telegram = { WebView: { receiveEvent } };
    window.TelegramGameProxy = { receiveEvent };
    window.TelegramGameProxy_receiveEvent = receiveEvent;
    addEventListener("message", event => {
      if (event.source !== window.parent) return;
      try {
        const { eventType, eventData } = JSON.parse(event.data);
        receiveEvent(eventType, eventData);
      } catch { /* Not one of Telegram's. */ }
    });
  }

  async function signIn(form) {
    const show = name => {
      for (const part of form.querySelectorAll("[data-ta-miniapp-state]")) part.hidden = part.dataset.taMiniappState !== name;
    };
    if (!initData) return show("telegram_no_data");
    const body = new FormData(form);
    body.set("initData", initData);
    try {
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      const { to, code } = await answer.json();
      if (!to) return show(code);
      keep({ home: new URL(to, location.href).pathname });
      location.replace(to);
    } catch {
      show("failed");
    }
  }

  try { takeTheme(JSON.parse(fragment.get("tgWebAppThemeParams"))); } catch { /* Told later, by theme_changed. */ }
  applyTheme();
  listen();
  followHistory();
  document.addEventListener("click", openElsewhere);
  document.addEventListener("DOMContentLoaded", () => {
    post("iframe_ready", { reload_supported: true });
    post("web_app_ready");
    post("web_app_expand");
    post("web_app_setup_swipe_behavior", { allow_vertical_swipe: false });
    for (const asked of ["theme", "safe_area", "content_safe_area"]) post(`web_app_request_${asked}`);
    colourFrame();
    const form = document.querySelector("[data-ta-miniapp]");
    // A frame that may not keep anything begins wherever it was loaded.
    if (!form && !state.home) keep({ home: location.pathname });
    showBack();
    followWriting();
    followMain();
    followTouch();
    if (form) signIn(form);
  });
})();
