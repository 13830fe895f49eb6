// In a note, @ offers the names of the team: arrow keys choose, Enter or Tab takes, Escape leaves.
import { place } from "./popover.js";

const begun = /(?:^|\s)@([^\n@]{0,40})$/;

export function watchMentions(form, field, on) {
  const list = () => form.querySelector("[data-ta-mentions]");
  const isOpen = () => list()?.matches(":popover-open") ?? false;
  const offered = () => [...list().querySelectorAll("[data-ta-name]")].filter(option => !option.hidden);

  function mark(option) {
    for (const other of list().querySelectorAll("[data-ta-name]")) other.setAttribute("aria-selected", String(other === option));
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function close() {
    if (isOpen()) list().hidePopover();
    field.removeAttribute("aria-activedescendant");
  }

  function offer() {
    const written = list() ? field.value.slice(0, field.selectionStart).match(begun)?.[1].toLowerCase() : undefined;
    if (written === undefined) return close();
    for (const option of list().querySelectorAll("[data-ta-name]"))
      option.hidden = !option.dataset.taName.toLowerCase().split(" ").some((_, i, words) => words.slice(i).join(" ").startsWith(written));
    if (offered().length === 0) return close();
    if (!isOpen()) list().showPopover();
    place(list(), field);
    mark(offered()[0]);
  }

  function take(option) {
    const before = field.value.slice(0, field.selectionStart);
    const from = before.lastIndexOf("@");
    field.setRangeText(`@${option.dataset.taName} `, from, field.selectionStart, "end");
    close();
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.focus();
  }

  function step(by) {
    const all = offered();
    const at = all.findIndex(option => option.getAttribute("aria-selected") === "true");
    mark(all[(at + by + all.length) % all.length]);
  }

  on(field, "input", offer);
  on(field, "blur", close);
  on(field, "keydown", event => {
    if (!isOpen()) return;
    const act = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => take(offered().find(option => option.getAttribute("aria-selected") === "true")),
      Tab: () => take(offered().find(option => option.getAttribute("aria-selected") === "true")),
      Escape: close,
    }[event.ctrlKey || event.metaKey ? "" : event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  // Before the field loses the focus to it.
  on(form, "pointerdown", event => {
    const option = event.target.closest("[data-ta-name]");
    if (!option) return;
    event.preventDefault();
    take(option);
  });
}
