// The emulated Stripe account beside the phones: how events travel, and what can happen to a payment.
import { get, post } from '../api.js';
import { h, icon, iconButton } from '../dom.js';
import { settingChip } from '../faults/setting-chip.js';
import { on } from '../store.js';
import { callChips, deliveryChips } from './chips.js';
import { eventRow, paymentRow, subscriptionRow } from './rows.js';

const panel = document.getElementById('stripe-panel');
const opener = document.getElementById('stripe');
const parts = { chips: h('div', { class: 'chips' }), calls: h('div', { class: 'chips' }), lists: h('div', { class: 'stripe-lists' }) };
let settings = '';
let waiting = null;

export function startStripe() {
  panel.append(
    h('header', { class: 'drawer-head' }, h('h2', {}, 'Stripe'), iconButton('close', 'Close', close)),
    h('h3', {}, 'Events'), parts.chips, h('h3', {}, 'Calls'), parts.calls, parts.lists);
  opener.addEventListener('click', () => panel.hidden ? open() : close());
  panel.addEventListener('keydown', event => { if (event.key === 'Escape') close(); });
  on('stripe', () => {
    if (panel.hidden || waiting) return;
    waiting = setTimeout(draw, 200);
  });
}

function open() {
  panel.hidden = false;
  opener.setAttribute('aria-expanded', 'true');
  panel.focus();
  draw();
}

function close() {
  panel.hidden = true;
  opener.setAttribute('aria-expanded', 'false');
  opener.focus();
}

async function draw() {
  waiting = null;
  const view = await get('stripe');
  drawChips(view);
  parts.lists.replaceChildren(
    view.held ? h('button', { type: 'button', class: 'button', onclick: () => post('stripe/release', {}) }, icon('play'), `Release ${view.held} held`) : '',
    list('Payments', view.payments.map(paymentRow), 'Nobody has paid yet.'),
    view.subscriptions.length ? list('Subscriptions', view.subscriptions.map(subscriptionRow), '') : '',
    list('Last events', view.events.map(eventRow), 'Nothing has happened yet.'));
}

// Chips stay while nothing changes, so that an open form keeps its opener.
function drawChips(view) {
  const now = JSON.stringify([view.delivery, view.faults]);
  if (now === settings) return;
  settings = now;
  const save = async changes => {
    await post('stripe/settings', changes);
    await draw();
  };
  parts.chips.replaceChildren(...deliveryChips.map(definition => settingChip(definition, view, save)));
  parts.calls.replaceChildren(...callChips.map(definition => settingChip(definition, view, save)));
}

function list(title, rows, none) {
  return h('section', { 'aria-label': title }, h('h3', {}, title), rows.length ? h('ul', { class: 'stripe-rows' }, rows) : h('p', { class: 'note' }, none));
}
