// Runs in <head> before the first paint: theme, contrast, width of the navigation, and the reader's time zone for the server.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  const narrow = matchMedia("(max-width: 1099.98px)");
  const year = 31536000;

  const read = name => document.cookie.split("; ").find(c => c.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  const write = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax`; };

  // Cookie ta-theme: "<system|light|dark>" or the same with ".contrast".
  function choice() {
    const [theme, more] = read("ta-theme").split(".");
    return { theme: ["light", "dark"].includes(theme) ? theme : "system", contrast: more === "contrast" };
  }

  function apply() {
    const { theme, contrast: more } = choice();
    const chosen = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
    root.dataset.theme = root.dataset.telegramTheme ?? chosen;
    root.toggleAttribute("data-narrow", narrow.matches);
    if (more || contrast.matches) root.dataset.contrast = "more"; else delete root.dataset.contrast;
    for (const button of document.querySelectorAll("[data-ta-theme]")) button.setAttribute("aria-pressed", button.dataset.taTheme === theme);
    for (const button of document.querySelectorAll("[data-ta-contrast]")) button.setAttribute("aria-pressed", more);
  }

  function choose(change) {
    const next = { ...choice(), ...change };
    write("ta-theme", next.theme + (next.contrast ? ".contrast" : ""));
    apply();
  }

  for (const query of [dark, contrast, narrow]) query.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", apply);
  window.telegramAdmin = { read, write, theme: { apply, choose, choice } };

  for (const name of ["nav", "nav-compact", "keys"]) {
    const value = read(`ta-${name}`);
    if (value) root.setAttribute(`data-${name}`, value);
  }
  write("ta-zone", encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC"));
  apply();
})();
