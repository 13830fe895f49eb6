// Notifications of the browser, on this device only: whether anything is told stays in the browser; what is told, the person chose.
const key = "ta-notify";
const { read, write } = window.telegramAdmin;

/** "on" or "off"; "denied" where the browser does not let us, "missing" where it cannot. */
export function choice() {
  if (!("Notification" in window)) return "missing";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" && (read(key) ?? "off") !== "off" ? "on" : "off";
}

/** Only a press of a button may ask for the permission. */
export async function choose(what) {
  if (what !== "off" && "Notification" in window && Notification.permission === "default") await Notification.requestPermission();
  write(key, what);
  document.dispatchEvent(new CustomEvent("ta-notify"));
  return choice();
}

/** Tells the page whether it wants news: none while somebody looks at it. */
export function watch(page) {
  const stop = new AbortController();
  let told = false;
  const tell = () => {
    const wanted = document.visibilityState === "hidden" && choice() === "on";
    if (wanted === told) return;
    told = wanted;
    page.invokeMethodAsync("Want", wanted).catch(() => {});
  };
  document.addEventListener("visibilitychange", tell, { signal: stop.signal });
  document.addEventListener("ta-notify", tell, { signal: stop.signal });
  tell();
  return {
    async show(title, body, tag, href) {
      if (document.visibilityState !== "hidden" || choice() !== "on") return;
      const icon = document.querySelector("link[rel~=icon]")?.href;
      // An installed app on a phone shows notifications through its worker only.
      const worker = await navigator.serviceWorker?.getRegistration();
      if (worker?.active) return worker.showNotification(title, { body, tag, icon, data: { href } });
      const shown = new Notification(title, { body, tag, icon });
      shown.onclick = () => {
        window.focus();
        Blazor.navigateTo(href);
        shown.close();
      };
    },
    /** The count on the installed app's icon. */
    badge(count) {
      if (count > 0) navigator.setAppBadge?.(count).catch(() => {});
      else navigator.clearAppBadge?.().catch(() => {});
    },
    leave() { stop.abort(); },
  };
}
