import { h } from './dom.js';

export function toast(text, isError = false) {
  const area = document.getElementById('toasts');
  while (area.children.length >= 3) area.firstChild.remove();
  const note = h('div', { class: isError ? 'toast is-error' : 'toast' }, text);
  area.append(note);
  setTimeout(() => note.remove(), isError ? 8000 : 5000);
}
