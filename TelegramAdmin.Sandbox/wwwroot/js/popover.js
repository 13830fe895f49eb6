import { h, icon } from './dom.js';

// Opens content below its opener; Escape and a click elsewhere close it, focus goes back.
export function openPopover(opener, content, label) {
  const panel = h('div', { popover: 'auto', role: 'dialog', 'aria-label': label }, content);
  document.body.append(panel);
  panel.addEventListener('toggle', event => {
    if (event.newState !== 'closed') return;
    opener.setAttribute('aria-expanded', 'false');
    if (document.activeElement === document.body || panel.contains(document.activeElement)) opener.focus();
    panel.remove();
  });
  opener.setAttribute('aria-expanded', 'true');
  panel.showPopover();
  place(panel, opener);
  panel.querySelector('input, button, select')?.focus();
  return panel;
}

// items: { icon, label, hint, danger, run } or an element.
export function openMenu(opener, items, label) {
  const menu = h('div', { class: 'menu' }, items.filter(Boolean).map(item => item instanceof Node ? item : entry(item)));
  const panel = openPopover(opener, menu, label);
  menu.addEventListener('click', event => {
    if (event.target.closest('button')) panel.hidePopover();
  });
  menu.addEventListener('keydown', event => walk(event, menu));
  return panel;
}

function entry(item) {
  return h('button', { type: 'button', class: item.danger ? 'danger' : '', onclick: item.run },
    item.icon && icon(item.icon), h('span', {}, item.label, item.hint && h('br'), item.hint && h('small', {}, item.hint)));
}

function walk(event, menu) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...menu.querySelectorAll('button')];
  all.at((all.indexOf(document.activeElement) + step) % all.length)?.focus();
}

function place(panel, opener) {
  const from = opener.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const below = from.bottom + 6 + size.height <= innerHeight;
  panel.style.top = `${Math.max(8, below ? from.bottom + 6 : from.top - size.height - 6)}px`;
  panel.style.left = `${Math.max(8, Math.min(from.left, innerWidth - size.width - 8))}px`;
}
