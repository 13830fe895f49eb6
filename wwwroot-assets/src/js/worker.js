// Keeps the page that says "no connection", and nothing else: no page, no answer, nothing of anybody's is stored on the device.
const cacheName = "ta-offline-1";
const offline = "/app/offline.html";
const kept = [offline, "/app/css/app.css", "/favicon.svg"];

self.addEventListener("install", event => {
  event.waitUntil(caches.open(cacheName).then(cache => cache.addAll(kept)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", event => {
  const others = caches.keys().then(names => Promise.all(names.filter(name => name !== cacheName).map(name => caches.delete(name))));
  event.waitUntil(others.then(() => self.clients.claim()));
});

self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(offline)));
  else if (event.request.referrer.endsWith(offline) || kept.includes(new URL(request.url).pathname))
    event.respondWith(fetch(request).catch(() => caches.match(new URL(request.url).pathname).then(found => found ?? Response.error())));
});

// A notification opens what it is about, in a window that is there if one is.
self.addEventListener("notificationclick", event => {
  event.notification.close();
  const href = new URL(event.notification.data?.href ?? "/notifications", self.location.origin);
  if (href.origin !== self.location.origin) return;
  event.waitUntil(self.clients.matchAll({ type: "window" }).then(windows =>
    windows.length === 0 ? self.clients.openWindow(href) : windows[0].focus().then(found => found.navigate(href))));
});
