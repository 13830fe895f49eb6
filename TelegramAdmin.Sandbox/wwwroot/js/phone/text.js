// Turns a text and its entities into nodes.
import { h } from '../dom.js';

const wrappers = {
  bold: () => h('b'),
  italic: () => h('i'),
  underline: () => h('u'),
  strikethrough: () => h('s'),
  code: () => h('code'),
  pre: () => h('pre', { tabindex: 0 }),
  blockquote: () => h('blockquote'),
  expandable_blockquote: () => h('blockquote', { class: 'is-expandable', tabindex: 0 }),
  spoiler,
  text_link: entity => link(entity.url),
  url: (entity, text) => link(/^[a-z]+:/i.test(text) ? text : `https://${text}`),
  email: (entity, text) => link(`mailto:${text}`),
};

const quiet = new Set(['mention', 'hashtag', 'bot_command', 'cashtag', 'phone_number', 'text_mention']);

export function formatted(text, entities, onCommand) {
  return render(text, 0, text.length, [...entities], onCommand);
}

function render(text, from, to, entities, onCommand) {
  const nodes = [];
  let at = from;
  while (entities.length) {
    const entity = entities.shift();
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= entity.offset) continue;
    nodes.push(text.slice(at, entity.offset));
    const inner = [];
    while (entities.length && entities[0].offset < end) inner.push(entities.shift());
    nodes.push(wrap(entity, text.slice(entity.offset, end), render(text, entity.offset, end, inner, onCommand), onCommand));
    at = end;
  }
  nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, text, children, onCommand) {
  const element = quiet.has(entity.type) ? mark(entity, text, onCommand) : wrappers[entity.type]?.(entity, text) ?? h('span');
  element.append(...children);
  return element;
}

function mark(entity, text, onCommand) {
  if (entity.type !== 'bot_command' || !onCommand) return h('span');
  const element = link('#');
  element.addEventListener('click', event => {
    event.preventDefault();
    onCommand(text);
  });
  return element;
}

function link(href) {
  const isSafe = /^(https?|mailto|tel|tg|#)/i.test(href);
  return h('a', { href: isSafe ? href : '#', target: href === '#' ? null : '_blank', rel: 'noopener noreferrer' });
}

function spoiler() {
  const element = h('span', { class: 'spoiler', tabindex: 0, role: 'button', 'aria-label': 'Hidden text' });
  const open = () => {
    element.classList.add('is-open');
    element.removeAttribute('aria-label');
  };
  element.addEventListener('click', open);
  element.addEventListener('keydown', event => event.key === 'Enter' && open());
  return element;
}
