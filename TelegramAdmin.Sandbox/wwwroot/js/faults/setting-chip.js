// A chip that says what a setting is, and opens a small form to change it.
import { h } from '../dom.js';
import { openPopover } from '../popover.js';

// state: what the definition reads; save: takes { group: { name: value } } and ends when it is done.
export function settingChip(definition, state, save) {
  const { label, read, fields, hint } = definition;
  const { text, isSet, isBad } = read(state);
  const button = h('button', {
    type: 'button',
    class: `chip ${isBad ? 'is-bad' : isSet ? 'is-set' : ''}`,
    'aria-haspopup': 'dialog',
    onclick: () => openPopover(button, form(label, hint, fields, state, save), label),
  }, label, ' ', h('b', {}, text));
  return button;
}

function form(label, hint, fields, state, save) {
  const inputs = fields.map(field => ({ field, input: input(field, state) }));
  const element = h('form', { class: 'form' },
    h('h2', {}, label),
    hint && h('p', {}, hint),
    inputs.map(({ field, input }) => field.type === 'check'
      ? h('label', { class: 'check' }, input, field.label)
      : h('label', { class: 'field' }, field.label, input)),
    h('div', { class: 'form-actions' }, h('button', { type: 'submit', class: 'button primary' }, 'Apply')));
  element.addEventListener('submit', async event => {
    event.preventDefault();
    const changes = {};
    for (const { field, input } of inputs) field.write(changes, field.type === 'check' ? input.checked : Number(input.value));
    await save(changes);
    element.closest('[popover]')?.hidePopover();
  });
  return element;
}

function input(field, state) {
  const value = field.read(state);
  return field.type === 'check'
    ? h('input', { type: 'checkbox', checked: Boolean(value) })
    : h('input', { type: 'number', min: 0, max: field.max, step: field.step ?? 1, value: String(value), required: true });
}

// Fields of a form: what they read and where they write.
export const number = (group, name, label, max, scale = 1) => ({
  label,
  max,
  read: state => Math.round(state[group][name] * scale * 100) / 100,
  write: (changes, value) => { (changes[group] ??= {})[name] = value / scale; },
});

export const check = (group, name, label) => ({
  label,
  type: 'check',
  read: state => state[group][name],
  write: (changes, value) => { (changes[group] ??= {})[name] = value; },
});

export const percent = (group, name, label) => ({ ...number(group, name, label, 100, 100), step: 'any' });

export const share = (group, name) => state => ({
  text: `${Math.round(state[group][name] * 1000) / 10}%`,
  isBad: state[group][name] > 0,
});
