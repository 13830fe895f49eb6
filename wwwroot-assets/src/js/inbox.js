// The list of conversations: tells when its rows must not move, and when its end is near.
const near = 300;

export function watchList(scroller, page) {
  let held = false;
  let over = false;
  let asking = false;

  const tell = () => {
    const now = over || scroller.scrollTop > 4;
    if (now === held) return;
    held = now;
    page.invokeMethodAsync("Hold", held).catch(() => {});
  };
  const onEnter = event => { over = event.pointerType !== "touch"; tell(); };
  const onLeave = () => { over = false; tell(); };
  const onScroll = async () => {
    tell();
    if (asking || !scroller.querySelector("[data-ta-more]") || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight > near) return;
    asking = true;
    await page.invokeMethodAsync("MoreAsync").catch(() => {});
    asking = false;
  };

  scroller.addEventListener("pointerenter", onEnter);
  scroller.addEventListener("pointerleave", onLeave);
  scroller.addEventListener("scroll", onScroll, { passive: true });
  scroller.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });

  return {
    toTop() { scroller.scrollTop = 0; },
    leave() {
      scroller.removeEventListener("pointerenter", onEnter);
      scroller.removeEventListener("pointerleave", onLeave);
      scroller.removeEventListener("scroll", onScroll);
    },
  };
}
