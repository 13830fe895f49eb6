// Small helpers to build elements. No markup is ever parsed from text.

const svg = 'http://www.w3.org/2000/svg';

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  apply(element, attributes);
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(svg, tag);
  apply(element, attributes);
  element.append(...children);
  return element;
}

export function icon(name) {
  return s('svg', { class: 'icon', 'aria-hidden': 'true' }, s('use', { href: `icons.svg#${name}` }));
}

export function initials(name) {
  const words = name.trim().split(/\s+/);
  return words.slice(0, 2).map(word => [...word][0] ?? '').join('').toUpperCase();
}

export function hueOf(id) {
  return Math.abs(Number(id) % 97) % 6;
}

export function avatar(name, id, kind = 'person') {
  return h('span', { class: `avatar ${kind}`, 'data-hue': hueOf(id), 'aria-hidden': 'true' }, initials(name));
}

export function iconButton(name, label, onclick, more = '') {
  return h('button', { type: 'button', class: `button ghost icon-only small ${more}`, 'aria-label': label, title: label, onclick }, icon(name));
}

function apply(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value === 'boolean') element[name] = value;
    else element.setAttribute(name, value);
  }
}
