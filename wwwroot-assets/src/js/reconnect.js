// After a restart of the server the page's circuit is gone. Where nothing would be lost the page loads itself again;
// otherwise the strip says so and what was typed stays.
const typed = new Set();

export function reloadWhenRejected() {
  document.addEventListener("input", event => typed.add(event.target));

  // The strip itself is replaced when the page becomes interactive, so its class is watched from above.
  new MutationObserver(changes => {
    if (changes.some(isRejection) && !hasTyped()) location.reload();
  }).observe(document.body, { subtree: true, attributeFilter: ["class"] });
}

const isRejection = ({ target }) =>
  target.id === "components-reconnect-modal" && target.classList.contains("components-reconnect-rejected");

const hasTyped = () => [...typed].some(field => field.isConnected && field.value);
