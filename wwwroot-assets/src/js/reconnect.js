// After a restart of the server the page's circuit is gone. Where nothing would be lost the page loads itself again;
// otherwise the strip says so and what was typed stays.
export function reloadWhenRejected() {
  const strip = document.getElementById("components-reconnect-modal");
  if (!strip) return;
  new MutationObserver(() => {
    if (strip.classList.contains("components-reconnect-rejected") && !hasTyped()) location.reload();
  }).observe(strip, { attributeFilter: ["class"] });
}

function hasTyped() {
  const fields = document.querySelectorAll("textarea, input:not([type=checkbox], [type=radio], [type=hidden], [readonly])");
  return [...fields].some(field => field.value !== field.defaultValue && field.value !== "");
}
