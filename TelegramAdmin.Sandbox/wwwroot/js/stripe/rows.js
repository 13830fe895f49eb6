import { post } from '../api.js';
import { h, iconButton } from '../dom.js';
import { openMenu } from '../popover.js';
import { toast } from '../toast.js';

const states = {
  unsent: 'no webhook', waiting: 'waiting', delivered: 'delivered', failing: 'retrying', held: 'held', lost: 'lost', givenUp: 'given up',
};

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

export function eventRow(event) {
  const state = states[event.state.charAt(0).toLowerCase() + event.state.slice(1)];
  const isBad = ['retrying', 'lost', 'given up'].includes(state);
  return row(
    event.type,
    [time.format(new Date(event.at)), h('span', { class: isBad ? 'is-bad' : '' }, event.deliveries > 1 ? `${state}, posted ${event.deliveries} times` : state), event.error],
    iconButton('send', `Send ${event.type} again`, () => post(`stripe/events/${event.id}/resend`)));
}

export function paymentRow(payment) {
  const actions = paymentActions(payment);
  const button = iconButton('more', `What can happen to ${money(payment.amount, payment.currency)}`, () => openMenu(button, actions, 'Payment'), actions.length ? '' : 'is-invisible');
  return row(
    `${money(payment.amount, payment.currency)} ${payment.description ?? ''}`,
    [time.format(new Date(payment.at)), payment.status.replaceAll('_', ' '), payment.refunded && `${money(payment.refunded, payment.currency)} refunded`,
      payment.dispute && `dispute: ${payment.dispute.replaceAll('_', ' ')}`, payment.error],
    button);
}

export function subscriptionRow(subscription) {
  const isOver = subscription.status === 'canceled';
  const button = iconButton('more', 'What can happen to this subscription', () => openMenu(button, [
    { label: 'Renew subscription', hint: subscription.isEnding ? 'The period ends, and with it the subscription' : 'The period ends and the next one is charged', run: act(`subscriptions/${subscription.id}/renew`) },
  ], 'Subscription'), isOver ? 'is-invisible' : '');
  return row(subscription.id, [subscription.status.replaceAll('_', ' '), !isOver && `${subscription.isEnding ? 'ends' : 'renews'} ${day.format(new Date(subscription.until))}`], button);
}

function paymentActions(payment) {
  if (payment.status === 'processing') {
    return [
      { label: 'The debit arrives', run: act(`payments/${payment.id}/settle`, { succeeds: true }) },
      { label: 'The debit fails', danger: true, run: act(`payments/${payment.id}/settle`, { succeeds: false }) },
    ];
  }

  if (payment.status === 'requires_action') {
    return [
      { label: 'The payer confirms to the bank', run: act(`intents/${payment.id}/bank`, { succeeds: true }) },
      { label: 'The payer refuses', danger: true, run: act(`intents/${payment.id}/bank`, { succeeds: false }) },
    ];
  }

  return [
    payment.canRefund && { label: 'Refund', hint: 'All that is left, as in Stripe’s dashboard', run: act(`payments/${payment.id}/refund`, {}) },
    payment.canRefund && { label: 'Open dispute', hint: 'The payer asks their bank for the money', danger: true, run: act(`payments/${payment.id}/dispute`) },
    payment.disputeId && { label: 'Close dispute: won', run: act(`disputes/${payment.disputeId}/close`, { succeeds: true }) },
    payment.disputeId && { label: 'Close dispute: lost', danger: true, run: act(`disputes/${payment.disputeId}/close`, { succeeds: false }) },
  ].filter(Boolean);
}

function act(path, body) {
  return async () => {
    await post(`stripe/${path}`, body);
    toast('Done. Its events are on their way.');
  };
}

function row(title, facts, button) {
  const said = facts.filter(Boolean).flatMap((fact, place) => place ? [' · ', fact] : [fact]);
  return h('li', { class: 'stripe-row' }, h('div', {}, h('b', {}, title), h('small', {}, said)), button);
}

function money(amount, currency) {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}
