// A field in which text is written as people will see it. What leaves it is Telegram's HTML (core.telegram.org/bots/api#html-style);
// variables and conditions of the text language stand in it as they are, a variable as a chip that is moved and deleted whole.
const asTag = { B: "b", STRONG: "b", I: "i", EM: "i", U: "u", INS: "u", S: "s", STRIKE: "s", DEL: "s", CODE: "code", PRE: "pre", A: "a", BLOCKQUOTE: "blockquote", "TG-SPOILER": "tg-spoiler", "TG-EMOJI": "tg-emoji", "TG-TIME": "tg-time" };
const attributes = { a: ["href"], "tg-emoji": ["emoji-id"], "tg-time": ["unix", "format"], blockquote: ["expandable"], code: ["class"] };
const commands = { b: "bold", i: "italic", u: "underline", s: "strikeThrough" };
const pieces = /\{\{.*?\}\}|\{%.*?%\}/gs;
const tellAfter = 200;
const caretPlace = "\u200B"; // Behind a chip at the end a browser finds no place for its caret.

export function write(root, box, page, html) {
  const stop = new AbortController();
  const on = (target, type, listener) => target.addEventListener(type, listener, { signal: stop.signal });
  let timer = 0;
  let caret = null;

  const show = text => {
    box.replaceChildren(read(text));
    if (box.lastChild?.dataset?.source) box.append(caretPlace);
  };
  const tell = () => {
    clearTimeout(timer);
    timer = 0;
    page.invokeMethodAsync("Changed", source(box).replace(/\n$/, "")).catch(() => {});
  };

  function focus() {
    box.focus();
    if (!caret || !box.contains(caret.commonAncestorContainer)) return;
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(caret);
  }

  function format(tag, href) {
    focus();
    if (commands[tag]) document.execCommand(commands[tag]);
    else surround(box, tag, href);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  on(box, "input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, tellAfter);
  });
  on(box, "blur", () => timer && tell());
  on(box, "keydown", event => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    document.execCommand("insertLineBreak");
  });
  on(box, "paste", event => {
    event.preventDefault();
    const from = event.clipboardData;
    const clean = document.createElement("div");
    clean.append(from.types.includes("text/html") ? tidy(from.getData("text/html")) : document.createTextNode(from.getData("text/plain")));
    document.execCommand("insertHTML", false, clean.innerHTML.replace(/\n/g, "<br>"));
  });
  on(document, "selectionchange", () => {
    const selection = getSelection();
    if (selection.rangeCount === 0 || !box.contains(selection.anchorNode)) return;
    caret = selection.getRangeAt(0).cloneRange();
    for (const button of root.querySelectorAll("[data-ta-format]")) button.setAttribute("aria-pressed", isIn(box, button.dataset.taFormat));
  });
  on(root, "mousedown", event => event.target.closest("[data-ta-format]") && event.preventDefault()); // The selection stays.
  on(root, "click", event => {
    const button = event.target.closest("[data-ta-format]");
    if (button) format(button.dataset.taFormat);
  });
  show(html);

  return {
    show,
    link: href => format("a", href),
    insert(text) {
      focus();
      const holder = document.createElement("div");
      holder.append(read(text), caretPlace);
      document.execCommand("insertHTML", false, holder.innerHTML);
    },
    leave() {
      if (timer) tell();
      stop.abort();
    },
  };
}

// Telegram's HTML as elements. Pieces of the text language are taken out before, for a < in a condition begins no tag.
function read(html) {
  const kept = [];
  return copy(parse(html.replace(pieces, piece => `\uE000${kept.push(piece) - 1}\uE001`)), kept);
}

// What other programs put on the clipboard: only the formatting that Telegram knows stays.
function tidy(html) {
  const parsed = parse(html.replace(/\s*\n\s*/g, " "));
  parsed.querySelectorAll("style, script, title, meta").forEach(element => element.remove());
  return copy(parsed, []);
}

// A document of its own, in which nothing runs or loads; what is taken over is made anew, element by element.
const parse = html => new DOMParser().parseFromString(`<!doctype html><body>${html}`, "text/html").body;

function copy(from, kept) {
  const made = document.createDocumentFragment();
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) made.append(...texts(node.data, kept));
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const tag = node.matches("span.tg-spoiler") ? "tg-spoiler" : asTag[node.tagName];
    if (node.tagName === "BR") made.append("\n");
    else if (!tag) made.append(copy(node, kept), ...(/^(P|DIV|LI|H\d|TR)$/.test(node.tagName) ? ["\n"] : []));
    else made.append(element(tag, node, kept));
  }
  return made;
}

function element(tag, node, kept) {
  const made = document.createElement(tag);
  for (const name of attributes[tag] ?? []) {
    if (node.hasAttribute(name)) made.setAttribute(name, whole(node.getAttribute(name), kept));
  }
  made.append(copy(node, kept));
  return made;
}

const whole = (text, kept) => text.replace(/\uE000(\d+)\uE001/g, (_, index) => kept[index] ?? "");

function texts(text, kept) {
  return text.split(/(\uE000\d+\uE001)/).filter(part => part).map(part => {
    const piece = whole(part, kept);
    return part === piece ? document.createTextNode(part) : chip(piece);
  });
}

function chip(piece) {
  const made = document.createElement("span");
  const variable = /^\{\{-?\s*([^|}]+?)\s*(?:\|\s*default:\s*["“](.*?)["”]\s*)?-?\}\}$/s.exec(piece);
  made.contentEditable = "false";
  made.dataset.source = piece;
  made.textContent = !variable ? piece : variable[2] === undefined ? variable[1] : `${variable[1]} ?? ${variable[2]}`;
  return made;
}

function source(node) {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += escape(child.data);
    if (child.nodeType === Node.ELEMENT_NODE) text += sourceOf(child, text.length === 0 || text.endsWith("\n"));
  }
  return text;
}

function sourceOf(element, isAtStart) {
  if (element.tagName === "BR") return "\n";
  if (element.dataset?.source) return element.dataset.source;
  const inner = source(element);
  const tag = asTag[element.tagName];
  if (!tag) return (/^(DIV|P)$/.test(element.tagName) && !isAtStart ? "\n" : "") + inner;
  if (inner === "") return "";
  const held = (attributes[tag] ?? []).filter(name => element.hasAttribute(name))
    .map(name => name === "expandable" ? " expandable" : ` ${name}="${element.getAttribute(name).replace(/&/g, "&amp;").replace(/"/g, "&quot;")}"`).join("");
  return `<${tag}${held}>${inner}</${tag}>`;
}

function escape(text) {
  const plain = text.replace(/[\u200B\uE000\uE001]/g, "").replace(/\u00A0/g, " ");
  const at = [...plain.matchAll(pieces)];
  const safe = words => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  let done = 0;
  let made = "";
  for (const match of at) {
    made += safe(plain.slice(done, match.index)) + match[0];
    done = match.index + match[0].length;
  }
  return made + safe(plain.slice(done));
}

const around = (box, tag) => {
  const node = getSelection().anchorNode;
  const start = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
  const found = start?.closest(tag);
  return found && box.contains(found) && found !== box ? found : null;
};

const isIn = (box, tag) => String(commands[tag] ? document.queryCommandState(commands[tag]) : around(box, tag) !== null);

// Puts the selected words into an element, or takes them out of the one they are in.
function surround(box, tag, href) {
  const selection = getSelection();
  if (selection.rangeCount === 0 || !box.contains(selection.anchorNode)) return;
  const range = selection.getRangeAt(0);
  const held = around(box, tag);
  if (held && href === undefined) {
    held.replaceWith(...held.childNodes);
    return;
  }
  if (held && href !== undefined) {
    held.setAttribute("href", href);
    return;
  }
  if (range.collapsed && href === undefined) return;
  const made = document.createElement(tag);
  if (href !== undefined) made.setAttribute("href", href);
  made.append(range.collapsed ? document.createTextNode(href) : range.extractContents());
  range.insertNode(made);
  selection.selectAllChildren(made);
  selection.collapseToEnd();
}
