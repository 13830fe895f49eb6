// Notifications of the browser, on this device only: what is told, and whether anything is, stays in the browser.
const key = "ta-notify";
const { read, write } = window.telegramAdmin;

/** "off", "mentions" or "mine"; "denied" where the browser does not let us, "missing" where it cannot. */
export function choice() {
  if (!("Notification" in window)) return "missing";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" ? read(key) ?? "off" : "off";
}

/** Only a press of a button may ask for the permission. */
export async function choose(what) {
  if (what !== "off" && "Notification" in window && Notification.permission === "default") await Notification.requestPermission();
  write(key, what);
  document.dispatchEvent(new CustomEvent("ta-notify"));
  return choice();
}

/** Tells the page which news it wants: none while somebody looks at it. */
export function watch(page) {
  const stop = new AbortController();
  let told = "off";
  const tell = () => {
    const wanted = document.visibilityState === "hidden" && ["mentions", "mine"].includes(choice()) ? choice() : "off";
    if (wanted === told) return;
    told = wanted;
    page.invokeMethodAsync("Want", wanted).catch(() => {});
  };
  document.addEventListener("visibilitychange", tell, { signal: stop.signal });
  document.addEventListener("ta-notify", tell, { signal: stop.signal });
  tell();
  return {
    show(title, body, tag, href) {
      if (document.visibilityState !== "hidden" || choice() === "off") return;
      const shown = new Notification(title, { body, tag, icon: document.querySelector("link[rel~=icon]")?.href });
      shown.onclick = () => {
        window.focus();
        Blazor.navigateTo(href);
        shown.close();
      };
    },
    leave() { stop.abort(); },
  };
}
