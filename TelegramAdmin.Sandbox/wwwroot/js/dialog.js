import { h } from './dom.js';

// A small form in a dialog. fields: { name, label, value, required, options, type }.
export function ask(title, fields, verb, onsubmit) {
  const inputs = fields.map(field);
  const form = h('form', { class: 'form', method: 'dialog' },
    h('h2', {}, title),
    inputs,
    h('div', { class: 'form-actions' },
      h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Cancel'),
      h('button', { type: 'submit', class: 'button primary' }, verb)));
  const dialog = h('dialog', { 'aria-label': title }, form);
  form.addEventListener('submit', () => onsubmit(Object.fromEntries(new FormData(form))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export function showPicture(url, name) {
  const dialog = h('dialog', { class: 'lightbox', 'aria-label': name },
    h('img', { src: url, alt: name }),
    h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Close'));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function field(definition) {
  const { name, label, value = '', required = false, options, type = 'text', longest = 64 } = definition;
  const input = options
    ? h('select', { name }, options.map(option => h('option', { value: option.value, selected: option.value === value }, option.label)))
    : type === 'area' ? h('textarea', { name, required, rows: 6, maxlength: longest }, value)
    : h('input', { name, value, required, type, min: type === 'number' ? 0 : null, autocomplete: 'off', maxlength: longest });
  return h('label', { class: 'field' }, label, input);
}
