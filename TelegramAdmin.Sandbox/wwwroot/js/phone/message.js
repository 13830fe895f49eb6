// Draws one message, or the messages of one album.
import { h, hueOf, icon } from '../dom.js';
import { album, bareKinds, mediaOf } from './media.js';
import { formatted } from './text.js';

const time = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const words = { photo: 'Photo', video: 'Video', voice: 'Voice message', document: 'Document', sticker: 'Sticker', location: 'Location', contact: 'Contact', poll: 'Poll', invoice: 'Invoice', animation: 'Animation', audio: 'Audio' };

export function preview(message) {
  return message.text || words[message.kind] || message.service || 'Message';
}

// view: { isOwn(message), showNames, find(id), press, vote, react, openMenu, command, jump }
export function drawMessage(messages, view, isFirst) {
  const message = messages[0];
  if (message.service) return h('p', { class: 'service', 'data-id': message.id }, message.service);
  const isOwn = view.isOwn(message);
  const keyboard = message.replyMarkup?.inline_keyboard;
  const classes = ['message', isOwn && 'is-own', isFirst && 'is-first', message.isDeleted && 'is-deleted', keyboard && 'has-keyboard'];
  return h('article', { class: classes.filter(Boolean).join(' '), 'data-id': message.id, 'aria-label': `${message.from}, ${time.format(new Date(message.at))}` },
    bubble(messages, view, isOwn, isFirst),
    keyboard && !message.isDeleted && inlineKeyboard(message, keyboard, view),
    reactions(message, view));
}

function bubble(messages, view, isOwn, isFirst) {
  const message = messages[0];
  const caption = messages.find(part => part.text) ?? message;
  const isBare = bareKinds.has(message.kind);
  const menu = h('button', { type: 'button', class: 'message-menu', 'aria-label': `Actions for “${preview(message).slice(0, 40)}”` }, icon('more'));
  menu.addEventListener('click', () => view.openMenu(menu, message));
  return h('div', { class: `bubble ${isBare ? 'is-bare' : message.kind ? 'has-media' : ''}` },
    view.showNames && !isOwn && isFirst && h('span', { class: 'who', 'data-hue': hueOf(message.fromId) }, message.from),
    message.forwardedFrom && h('span', { class: 'forwarded' }, `Forwarded from ${message.forwardedFrom}`),
    message.replyToId && quoted(message, view),
    message.kind && (messages.length > 1 ? album(messages) : mediaOf(message, option => view.vote(message, option))),
    caption.text && h('span', { class: 'text' }, formatted(caption.text, caption.entities, view.command)),
    meta(message, isOwn),
    menu);
}

function quoted(message, view) {
  const answered = view.find(message.replyToId);
  return h('button', { type: 'button', class: 'quoted', onclick: () => view.jump(message.replyToId) },
    h('b', {}, answered?.from ?? 'Message'), h('span', {}, message.quoteText ?? (answered ? preview(answered) : 'no longer here')));
}

function meta(message, isOwn) {
  const at = new Date(message.at);
  return h('span', { class: 'meta' },
    message.isPinned && icon('pin'),
    message.isDeleted ? 'deleted ' : message.isEdited ? 'edited ' : null,
    h('time', { datetime: message.at, title: at.toLocaleString() }, time.format(at)),
    isOwn && icon('tick'));
}

// Telegram draws its star for these in the Pay button.
const withStar = text => text.replace(/⭐️?|XTR/g, '★');

function inlineKeyboard(message, rows, view) {
  return h('div', { class: 'inline-keyboard' }, rows.map(row => h('div', {}, row.map(button => key(message, button, view)))));
}

function key(message, button, view) {
  if (button.pay && message.media?.receiptId) return receiptKey(message, view);
  const look = `key ${button.style === 'danger' ? 'is-danger' : ''}`;
  const address = button.url;
  if (address) {
    const href = /^(https?|tg):/i.test(address) ? address : `https://${address}`;
    return h('a', { class: look, href, target: '_blank', rel: 'noopener noreferrer' }, button.text, icon('external'));
  }
  const element = h('button', { type: 'button', class: look }, button.pay ? withStar(button.text) : button.text, button.web_app && icon('window'));
  element.addEventListener('click', async () => {
    element.setAttribute('aria-busy', 'true');
    await view.press(message, button).finally(() => element.removeAttribute('aria-busy'));
  });
  return element;
}

function receiptKey({ media }, view) {
  return h('button', { type: 'button', class: 'key', onclick: () => view.jump(media.receiptId) }, 'Receipt');
}

function reactions(message, view) {
  const all = Object.entries(message.reactions ?? {});
  return all.length > 0 && h('div', { class: 'reactions' }, all.map(([emoji, count]) =>
    h('button', { type: 'button', class: 'reaction', 'aria-label': `React ${emoji}`, onclick: () => view.react(message, emoji) }, `${emoji} ${count}`)));
}
