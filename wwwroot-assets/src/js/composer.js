// The field where an answer or a note is written. What is typed stays in the browser, as a draft of its conversation, until it is sent.
import { insert } from "./insert.js";
import { walkEmoji } from "./emoji.js";
import { watchMentions } from "./mentions.js";

const typingEvery = 3000;
const grows = CSS.supports("field-sizing", "content");

export function watchComposer(form, field, page, conversation, most, startsAsNote) {
  let drafts = draftsOf(conversation, startsAsNote);
  const stop = new AbortController();
  const on = (target, type, listener, options) => target.addEventListener(type, listener, { ...options, signal: stop.signal });
  const drop = form.closest("section") ?? form;
  let toldAt = -typingEvery;
  let editing = false;
  let sending = false;

  function put(text) {
    field.value = text;
    fit();
  }

  function fit() {
    if (grows) return;
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight}px`;
  }

  async function send() {
    if (sending) return;
    if (field.value.length > most) {
      await page.invokeMethodAsync("Refuse", field.value.length);
      return;
    }
    sending = true;
    try {
      if (!await page.invokeMethodAsync("SendAsync", field.value)) return;
      if (!editing) {
        drafts.forget();
        document.dispatchEvent(new CustomEvent("ta-sent"));
      }
      put(editing ? drafts.read() : "");
      editing = false;
    } finally {
      sending = false;
      field.focus();
    }
  }

  function take(files) {
    if (files.length === 0 || editing || form.hasAttribute("data-note")) return false;
    const fields = form.querySelectorAll("[data-ta-files]");
    const input = fields[fields.length - 1];
    const all = new DataTransfer();
    for (const file of files) all.items.add(file);
    input.files = all.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  on(form, "submit", event => {
    event.preventDefault();
    send();
  });
  on(field, "input", event => {
    fit();
    if (!editing) drafts.keep(field.value);
    if (event.timeStamp - toldAt < typingEvery) return;
    toldAt = event.timeStamp;
    page.invokeMethodAsync("Typing").catch(() => {});
  });
  watchMentions(form, field, on);
  walkEmoji(form, on);
  on(field, "keydown", async event => {
    if (event.defaultPrevented) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (!await page.invokeMethodAsync("EscapeAsync").catch(() => false)) field.blur();
    }
  });
  on(field, "paste", event => {
    if (take([...event.clipboardData.files])) event.preventDefault();
  });
  on(form, "click", event => {
    const fields = form.querySelectorAll("[data-ta-files]");
    if (event.target.closest("[data-ta-attach]")) fields[fields.length - 1].click();
    const emoji = event.target.closest("[data-ta-emoji]");
    if (!emoji) return;
    emoji.closest("[popover]").hidePopover();
    insert(field, emoji.dataset.taEmoji);
  });
  on(drop, "dragover", event => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.toggleAttribute("data-drop", true);
  });
  on(drop, "dragleave", event => {
    if (!drop.contains(event.relatedTarget)) form.removeAttribute("data-drop");
  });
  on(drop, "drop", event => {
    form.removeAttribute("data-drop");
    if (take([...event.dataTransfer.files])) event.preventDefault();
  });

  put(drafts.read());

  return {
    focus() { field.focus(); },
    insert(text) {
      field.focus();
      const typed = field.value.slice(0, field.selectionStart).match(/(?:^|\n)(\/\S*)$/)?.[1] ?? "";
      field.setSelectionRange(field.selectionStart - typed.length, field.selectionEnd);
      insert(field, text);
    },
    choose(isNote) {
      editing = false;
      drafts = draftsOf(conversation, isNote);
      put(drafts.read());
    },
    edit(text) {
      editing = true;
      put(text);
      field.focus();
    },
    leaveEdit() {
      editing = false;
      put(drafts.read());
      field.focus();
    },
    leave() { stop.abort(); },
  };
}

function draftsOf(conversation, isNote) {
  const key = `ta-draft.${conversation}${isNote ? ".note" : ""}`;
  return {
    read() {
      try { return localStorage.getItem(key) ?? ""; } catch { return ""; }
    },
    keep(text) {
      try {
        if (text === "") localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch {
        // Without storage the draft lasts as long as the page.
      }
    },
    forget() { this.keep(""); },
  };
}
