// Plays voice messages, songs and short videos; one at a time.
export function playMedia(thread, on) {
  on(thread, "click", event => {
    const button = event.target.closest("[data-ta-play]");
    if (button) toggle(mediumOf(button));
  });
  on(thread, "input", event => {
    if (!event.target.matches("[data-ta-position]")) return;
    const medium = mediumOf(event.target);
    if (medium.duration > 0) medium.currentTime = medium.duration * event.target.value / 1000;
  });
  for (const type of ["play", "pause", "ended", "timeupdate", "loadedmetadata"]) on(thread, type, event => show(event.target), { capture: true });

  function toggle(medium) {
    if (!medium.paused) {
      medium.pause();
      return;
    }
    for (const other of thread.querySelectorAll("audio, video")) if (other !== medium) other.pause();
    medium.play().catch(() => medium.closest("[data-ta-media]").toggleAttribute("data-gone", medium.error !== null));
  }
}

const mediumOf = element => element.closest("[data-ta-media]").querySelector("audio, video");

function show(medium) {
  const box = medium.closest("[data-ta-media]");
  if (!box || medium.controls) return;
  box.toggleAttribute("data-playing", !medium.paused && !medium.ended);
  const bar = box.querySelector("[data-ta-position]");
  if (!bar || !(medium.duration > 0)) return;
  const share = medium.currentTime / medium.duration;
  bar.value = share * 1000;
  bar.style.setProperty("--played", `${share * 100}%`);
  bar.setAttribute("aria-valuetext", length(medium.currentTime));
  if (medium.currentTime > 0 && Number.isFinite(medium.duration)) box.dataset.at = length(medium.paused && medium.ended ? medium.duration : medium.currentTime);
}

const length = seconds => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
