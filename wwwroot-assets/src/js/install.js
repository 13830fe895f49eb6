// Lets the page be installed as an app. The worker keeps the page that says "no connection", and shows notifications on phones.
navigator.serviceWorker?.register("/app/js/worker.js", { scope: "/" }).catch(() => {});
