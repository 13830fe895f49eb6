import { post } from '../api.js';
import { h } from '../dom.js';
import { store } from '../store.js';
import { faultChips } from './chips.js';
import { settingChip } from './setting-chip.js';

export function showFaults() {
  document.getElementById('faults').replaceChildren(...faultChips.map(definition => settingChip(definition, store.state, save)), talkChip());
}

export function showCounters(counters) {
  const number = new Intl.NumberFormat();
  const webhook = counters.webhookMs ? `webhook ${Math.round(counters.webhookMs)} ms · ` : '';
  document.getElementById('counters').textContent =
    `${webhook}${number.format(counters.calls)} calls · ${number.format(counters.errors)} errors`;
}

async function save(changes) {
  Object.assign(store.state, await post('faults', changes));
  showFaults();
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
