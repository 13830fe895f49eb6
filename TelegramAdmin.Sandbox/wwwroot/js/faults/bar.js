import { post } from '../api.js';
import { h } from '../dom.js';
import { openPopover } from '../popover.js';
import { store } from '../store.js';
import { faultChips } from './chips.js';

export function showFaults() {
  document.getElementById('faults').replaceChildren(...faultChips.map(chip), talkChip());
}

export function showCounters(counters) {
  const number = new Intl.NumberFormat();
  const webhook = counters.webhookMs ? `webhook ${Math.round(counters.webhookMs)} ms · ` : '';
  document.getElementById('counters').textContent =
    `${webhook}${number.format(counters.calls)} calls · ${number.format(counters.errors)} errors`;
}

function chip(definition) {
  const { label, read, fields, hint } = definition;
  const { text, isSet, isBad } = read(store.state);
  const button = h('button', {
    type: 'button',
    class: `chip ${isBad ? 'is-bad' : isSet ? 'is-set' : ''}`,
    'aria-haspopup': 'dialog',
    onclick: () => openPopover(button, form(label, hint, fields), label),
  }, label, ' ', h('b', {}, text));
  return button;
}

function talkChip() {
  const isOn = store.state.autopilot;
  return h('button', {
    type: 'button',
    class: isOn ? 'chip is-set' : 'chip',
    'aria-pressed': String(isOn),
    onclick: async () => {
      await post('autopilot', { isOn: !isOn });
      store.state.autopilot = !isOn;
      showFaults();
    },
  }, 'People talk by themselves ', h('b', {}, isOn ? 'on' : 'off'));
}

function form(label, hint, fields) {
  const inputs = fields.map(field => ({ field, input: input(field) }));
  const element = h('form', { class: 'form' },
    h('h2', {}, label),
    hint && h('p', {}, hint),
    inputs.map(({ field, input }) => field.type === 'check'
      ? h('label', { class: 'check' }, input, field.label)
      : h('label', { class: 'field' }, field.label, input)),
    h('div', { class: 'form-actions' }, h('button', { type: 'submit', class: 'button primary' }, 'Apply')));
  element.addEventListener('submit', async event => {
    event.preventDefault();
    const changes = { faults: {}, limits: {} };
    for (const { field, input } of inputs) field.write(changes, field.type === 'check' ? input.checked : Number(input.value));
    Object.assign(store.state, await post('faults', changes));
    element.closest('[popover]').hidePopover();
    showFaults();
  });
  return element;
}

function input(field) {
  const value = field.read(store.state);
  return field.type === 'check'
    ? h('input', { type: 'checkbox', checked: Boolean(value) })
    : h('input', { type: 'number', min: 0, max: field.max, step: field.step ?? 1, value: String(value), required: true });
}
