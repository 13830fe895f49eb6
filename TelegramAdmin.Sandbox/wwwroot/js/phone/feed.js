// The messages of one chat, drawn by key: what plays or is focused stays untouched.
import { h } from '../dom.js';
import { drawMessage } from './message.js';

const day = new Intl.DateTimeFormat([], { weekday: 'long', day: 'numeric', month: 'long' });
const actions = { typing: 'typing…', upload_photo: 'sending a photo…', upload_document: 'sending a file…', record_voice: 'recording…', upload_voice: 'recording…', choose_sticker: 'choosing a sticker…', find_location: 'finding a place…', upload_video: 'sending a video…', record_video: 'recording…' };

export class Feed {
  constructor(view, label) {
    this.view = view;
    this.element = h('div', { class: 'feed', role: 'log', 'aria-label': label, tabindex: 0 });
  }

  draw(messages) {
    const isAtEnd = this.isAtEnd();
    this.element.replaceChildren();
    let last = null;
    for (const group of grouped(messages)) {
      const message = group[0];
      if (last && dayOf(last) !== dayOf(message)) this.element.append(h('p', { class: 'day' }, day.format(new Date(message.at))));
      this.element.append(drawMessage(group, this.view, !last || last.fromId !== message.fromId || Boolean(last.service)));
      last = message;
    }
    if (isAtEnd) this.scrollToEnd();
  }

  // Adds or replaces one message; false when everything has to be drawn.
  update(message, messages, isNew) {
    if (message.albumId) return false;
    const isAtEnd = this.isAtEnd();
    const before = messages[messages.indexOf(message) - 1];
    const node = drawMessage([message], this.view, !before || before.fromId !== message.fromId || Boolean(before.service));
    const known = this.element.querySelector(`[data-id="${message.id}"]`);
    if (known) known.replaceWith(node);
    else if (isNew && (!before || dayOf(before) === dayOf(message))) this.element.append(node);
    else return false;
    if (isNew && message.fromBot) this.showAction(null);
    if (isAtEnd) this.scrollToEnd();
    return true;
  }

  showAction(action) {
    clearTimeout(this.timer);
    this.typing?.remove();
    if (!action) return;
    const isAtEnd = this.isAtEnd();
    this.typing = h('p', { class: 'typing' }, actions[action] ?? 'busy…');
    this.element.append(this.typing);
    this.timer = setTimeout(() => this.showAction(null), 5000);
    if (isAtEnd) this.scrollToEnd();
  }

  jump(id) {
    const node = this.element.querySelector(`[data-id="${id}"]`);
    node?.scrollIntoView({ block: 'center' });
    node?.querySelector('.message-menu')?.focus();
  }

  isAtEnd() {
    return this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < 80;
  }

  scrollToEnd() {
    requestAnimationFrame(() => { this.element.scrollTop = this.element.scrollHeight; });
  }
}

function dayOf(message) {
  return new Date(message.at).toDateString();
}

function grouped(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (message.albumId && last?.[0].albumId === message.albumId) last.push(message);
    else groups.push([message]);
  }
  return groups;
}
